"""What is said to residents about needs that may be theirs."""

from django.utils import translation

from engagement.base.links import Link, make_link
from engagement.matching.queries import Ranked
from engagement.matching.reasons import to_resident
from engagement.needs.wording import when_of, where_of
from engagement.outbox.actions import enqueue
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
