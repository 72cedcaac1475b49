"""Calls as the pages show them: who, what about, until when, and what to ask."""

import re
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from engagement.base.moments import moment_of
from engagement.outbox.answers import questions_of
from engagement.outbox.calls import Call
from engagement.outbox.models import CallTry, Message
from engagement.outbox.spoken import spoken

NOT_DIALLED = re.compile(r"[^0-9+]")


def row_of(call: Call) -> dict[str, Any]:
    """Return a call as the list shows it: the first message in words, the others counted."""
    first = call.first
    return {
        "pk": first.pk,
        "name": name_of(first),
        "number": on_one_line(call.number),
        "subject": spoken(first).subject,
        "more": len(call.messages) - 1,
        "until": moment_of(first.expires_at) if first.expires_at else "",
        "tries": first.attempts,
        "by": str(first.called_by) if first.called_by else "",
    }


def page_of(call: Call) -> dict[str, Any]:
    """Return a call as the page of whoever makes it shows it."""
    return {
        "pk": call.first.pk,
        "name": name_of(call.first),
        "number": on_one_line(call.number),
        "dialled": NOT_DIALLED.sub("", call.number),
        "language": call.first.language,
        "messages": [(message, spoken(message)) for message in call.messages],
        "person_url": person_url(call.first),
    }


def on_one_line(number: str) -> str:
    return number.replace(" ", "\u00a0")


def name_of(message: Message) -> str:
    return str(message.context.get("name") or "")


def person_url(message: Message) -> str:
    """Return her page at the counter; "" where the message is nobody's."""
    kind, _colon, key = message.recipient_key.partition(":")
    try:
        return reverse("counter:person", args=[UUID(key)]) if kind == "resident" else ""
    except ValueError:
        return ""


class AnswersForm(forms.Form):
    """What she answered: one choice for each message that asks something."""

    def __init__(self, call: Call, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asking = [(message, questions_of(message)) for message in call.messages]
        for message, questions in self.asking:
            if questions:
                self.fields[f"answer_{message.pk}"] = forms.ChoiceField(
                    label=spoken(message).subject,
                    choices=list(questions.items()),
                    widget=forms.RadioSelect,
                    error_messages={"required": _("Choisissez ce que la personne a répondu.")},
                )

    @property
    def answers(self) -> dict[int, str]:
        """Return, of a valid form, the outcome of each message."""
        return {
            message.pk: self.cleaned_data.get(f"answer_{message.pk}", CallTry.Outcome.REACHED)
            for message, _questions in self.asking
        }


def rows_of(calls: Sequence[Call]) -> list[dict[str, Any]]:
    return [row_of(call) for call in calls]
