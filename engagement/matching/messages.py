"""What is said to residents about needs that may be theirs."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.utils import timezone, translation

from engagement.base.links import Link, make_link
from engagement.matching.models import DigestRun
from engagement.matching.queries import Ranked
from engagement.matching.reasons import to_resident
from engagement.needs.models import Shift
from engagement.needs.wording import when_of, where_of
from engagement.outbox.actions import draft, enqueue
from engagement.outbox.models import Message


def tell_suggestion(pair: Ranked) -> None:
    """Queue the suggestion in her language; pointless once the shift it tells of is over."""
    need, resident = pair.need, pair.resident
    shift = need.shifts.joinable().with_places().first()
    with translation.override(resident.language):
        context = {
            "name": resident.name,
            "need": need.title,
            "association": need.association.name,
            "reasons": to_resident(pair.facts),
            "when": when_of(shift) if shift else "",
            "where": where_of(need),
            "need_url": make_link(Link.NEED, need.pk),
            "rules_url": make_link(Link.RULES),
            "unsubscribe_url": make_link(Link.UNSUBSCRIBE, resident.public_id),
        }
    enqueue(
        kind=Message.Kind.SUGGESTION,
        template="suggestion",
        to=resident.email,
        context=context,
        dedupe_key=f"suggestion:{need.pk}:{resident.pk}",
        recipient_key=f"resident:{resident.public_id}",
        language=resident.language,
        expires_at=shift.ends_at if shift else None,
    )


def digest_draft(run: DigestRun, picks: Sequence[Ranked]) -> Message:
    """Return the weekly letter of one resident with what was chosen for her, best first.

    Worth nothing any more once the next one is due.
    """
    resident = picks[0].resident
    with translation.override(resident.language):
        context = {
            "name": resident.name,
            "picks": [pick_words(pick) for pick in picks],
            "for_me_link": make_link(Link.FOR_ME),
            "rules_url": make_link(Link.RULES),
            "unsubscribe_url": make_link(Link.UNSUBSCRIBE, resident.public_id),
        }
    return draft(
        kind=Message.Kind.DIGEST,
        template="digest",
        to=resident.email,
        context=context,
        dedupe_key=f"digest:{run.pk}:{resident.pk}",
        recipient_key=f"resident:{resident.public_id}",
        language=resident.language,
        expires_at=timezone.now() + timedelta(days=6),
    )


def pick_words(pick: Ranked) -> dict[str, Any]:
    """Return a need as the letter tells it, in the active language."""
    start, end = pick.facts.when
    return {
        "title": pick.need.title,
        "association": pick.need.association.name,
        "reasons": to_resident(pick.facts),
        "when": when_of(Shift(starts_at=start, ends_at=end)),
        "where": where_of(pick.need),
        "url": make_link(Link.NEED, pick.need.pk),
    }
