"""What is said once a shift is over: who came, thank you, what came of it."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone, translation

from engagement.associations.messages import drafts_for_members
from engagement.base.links import Link, make_link
from engagement.base.waking import after_waking_hours
from engagement.needs.models import Outcome, Shift, SignUp
from engagement.needs.wording import amount_of, when_of
from engagement.outbox.actions import enqueue_all
from engagement.outbox.models import Message
from engagement.people.reaching import CAN_WAIT, draft_to, reach


def ask_what_came(shift: Shift) -> None:
    """Ask the association who came and what came of it, in the morning."""
    with translation.override(settings.LANGUAGE_CODE):
        context = {
            "need": shift.need.title,
            "when": _day_of(shift),
            "day_link": make_link(Link.SHIFT_DAY, shift.pk),
        }
    drafts = drafts_for_members(
        shift.need.association,
        template="who_came",
        dedupe_key=f"who_came:{shift.pk}",
        context=context,
    )
    morning = after_waking_hours(timezone.now(), timedelta())
    for message in drafts:
        message.due_at = morning
    enqueue_all(drafts)


def thank(signup: SignUp) -> None:
    """Thank somebody who came, and ask her for a word."""
    enqueue_all(_to_resident(signup, "thank_you", f"thank_you:{signup.pk}"))


def tell_outcome(outcome: Outcome, came: Iterable[SignUp], *, is_corrected: bool = False) -> None:
    """Tell those who took part what came of it, each once; once more for each other figure."""
    amount = amount_of(outcome)
    figure = f":{amount}" if is_corrected else ""
    enqueue_all(
        message
        for signup in came
        for message in _to_resident(
            signup,
            "what_came_of_it",
            f"what_came_of_it:{outcome.pk}:{signup.resident_id}{figure}",
            sentence=outcome.sentence,
            amount=amount,
            corrected=is_corrected,
        )
    )


def _day_of(shift: Shift) -> str:
    """Return when it was; "" for a shift without end, of which nobody knows the day."""
    return when_of(shift) if shift.ends_at else ""


def _to_resident(signup: SignUp, template: str, dedupe_key: str, **more: Any) -> list[Message]:
    resident, need = signup.resident, signup.shift.need
    found = reach([resident], CAN_WAIT)
    if found is None:
        return []
    with translation.override(resident.language):
        context = {
            "name": resident.name,
            "need": need.title,
            "association": need.association.name,
            "when": _day_of(signup.shift),
            "link": make_link(Link.NEED, need.pk),
            "word_link": make_link(Link.TESTIMONIAL, signup.pk),
            **more,
        }
    return [
        draft_to(
            found,
            CAN_WAIT,
            kind=Message.Kind.NOTICE,
            template=template,
            context=context,
            dedupe_key=dedupe_key,
            due_at=after_waking_hours(timezone.now(), timedelta()),
        )
    ]
