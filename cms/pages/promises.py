"""What an initiative promised and what came of it, in the words that its page shows."""

from typing import Any

from django.contrib.humanize.templatetags.humanize import intcomma
from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.pages.queries import SMALLEST_COUNT
from engagement.initiatives.models import Follow, Initiative, InitiativeOutcome, Promise
from engagement.needs.taking_part import taking_part

PROMISED = (
    "aim",
    "public",
    "scale",
    "duration",
    "calendar",
    "means",
    "participation",
    "effect",
)


def promise_of(initiative: Initiative) -> dict[str, Any] | None:
    """Return the kind and the facts of the promise; None while there is none."""
    promise = Promise.objects.filter(initiative=initiative).first()
    if promise is None:
        return None
    return {"kind": promise.get_kind_display(), "facts": _facts(promise, *PROMISED)}


def outcome_of(initiative: Initiative) -> dict[str, Any] | None:
    """Return what was done, its figures and who took part; None before the end."""
    outcome = InitiativeOutcome.objects.filter(initiative=initiative).first()
    if outcome is None:
        return None
    figures = [{"number": number, "words": words} for number, words in outcome.figures]
    return {
        "facts": _facts(outcome, "done", "not_done"),
        "figures": [*figures, *_who_took_part(initiative)],
    }


def _facts(row: Model, *names: str) -> list[dict[str, Any]]:
    """Return the filled fields of a row with their labels, in their order."""
    return [
        {"label": row._meta.get_field(name).verbose_name, "text": text}  # type: ignore[union-attr]
        for name in names
        if (text := getattr(row, name))
    ]


def _who_took_part(initiative: Initiative) -> list[dict[str, str]]:
    """Return the counts of those who came to its needs; none where they are too few to tell."""
    counted = taking_part(initiative)
    if counted.people < SMALLEST_COUNT:
        return []
    people, hours = intcomma(counted.people), intcomma(counted.hours)
    return [
        {"number": people, "words": _("personnes sont venues aider")},
        {"number": hours, "words": _("heures données")},
        {
            "number": str(counted.associations),
            "words": ngettext("association", "associations", counted.associations),
        },
    ]


def followers_of(initiative: Initiative) -> int:
    """Return how many people follow it; 0 where they are too few to tell."""
    count = Follow.objects.of(initiative).count()
    return count if count >= SMALLEST_COUNT else 0
