"""What is asked on the telephone about a registration, and what the answer does."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from engagement.base.moments import moment_of
from engagement.events.actions import (
    accept_place,
    begin_place,
    cancel_registration,
    decline_place,
)
from engagement.events.actions.registering import TooLate
from engagement.events.deadlines import offer_until
from engagement.events.messages import ABOUT
from engagement.events.messages.registrations import OFFER, REMINDER
from engagement.events.models import Registration
from engagement.outbox.answers import Answerable, AnswerRefused, Outcome, key_of, register
from engagement.outbox.models import Message
from engagement.people.models import Account

#: Messages after which she may say that she no longer comes.
STILL_COMING = {REMINDER, "event_changed"}


def questions(message: Message) -> Mapping[str, str]:
    """Return the answers that a message takes, in words for whoever holds the telephone."""
    if message.template == OFFER:
        return {
            Outcome.YES: _("Elle prend la place"),
            Outcome.NO: _("Elle laisse la place"),
            Outcome.REACHED: _("Elle réfléchit et rappelle"),
        }
    if message.template in STILL_COMING:
        return {
            Outcome.YES: _("Elle vient"),
            Outcome.NO: _("Elle ne peut pas venir"),
            Outcome.REACHED: _("Prévenue, sans réponse"),
        }
    return {}


def answer(message: Message, outcome: str, by: Account) -> None:
    """Do what she said; AnswerRefused where it comes too late."""
    registration = Registration.objects.filter(pk=key_of(message)).first()
    if registration is None:
        return
    try:
        _do(registration, message.template, outcome, by)
    except TooLate as error:
        raise AnswerRefused(
            _("Trop tard pour cette réponse : la place n’est plus à elle.")
        ) from error


def _do(registration: Registration, template: str, outcome: str, by: Account) -> None:
    if template == OFFER:
        acts = {Outcome.YES: accept_place, Outcome.NO: decline_place, Outcome.REACHED: begin_place}
        acts[Outcome(outcome)](registration=registration, by=by)
    elif template in STILL_COMING and outcome == Outcome.NO:
        cancel_registration(registration=registration, by=by)


def words(message: Message) -> Mapping[str, Any]:
    """Return until when she may answer an offer that she hears of now."""
    if message.template != OFFER:
        return {}
    offered = Registration.objects.filter(pk=key_of(message), state=Registration.State.OFFERED)
    row = offered.select_related("event").first()
    return {"until": moment_of(offer_until(row.event, timezone.now()))} if row else {}


register(Answerable(ABOUT, questions=questions, answer=answer, words=words))
