"""A need is written, read, published and ended."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone

from engagement.associations.models import Association
from engagement.associations.queries import may_act_for
from engagement.base.slugs import save_with_free_slug
from engagement.needs import messages
from engagement.needs.actions.shifts import add_shift
from engagement.needs.indexing import reindex
from engagement.needs.models import Need, Shift, ShiftSeries
from engagement.people.models import Account
from engagement.territory.models import Interest, Neighbourhood


class ShiftFacts(NamedTuple):
    """One shift of a new need: start, end and places; the rest may be left out."""

    starts_at: datetime | None
    ends_at: datetime | None
    capacity: int
    minimum: int = 0
    is_discovery: bool = False


@transaction.atomic
def post_need(
    *,
    association: Association,
    by: Account | None,
    title: str,
    description: str,
    interests: Iterable[Interest],
    neighbourhood: Neighbourhood | None,
    place: str,
    shifts: Iterable[ShiftFacts | tuple[datetime | None, datetime | None, int]],
    **facts: Any,
) -> Need:
    """Write a draft with its shifts (start, end, places); raises ValidationError.

    `facts` are other fields of Need: `remote`, `bring`, `welcome`, `initiative`, …
    """
    need = Need(
        association=association,
        title=title,
        description=description,
        neighbourhood=neighbourhood,
        place=place,
        **facts,
    )
    save_with_free_slug(need, title, reserved=Need.RESERVED_SLUGS)
    need.interests.set(interests)
    for shift in shifts:
        add_shift(need=need, by=by, **ShiftFacts(*shift)._asdict())
    return need


@transaction.atomic
def submit_need(*, need: Need, by: Account | None) -> Need:
    """Hand a draft, or a refused need put right, to the officer."""
    return need.move(Need.State.SUBMITTED, by=by)


@transaction.atomic
def publish_need(*, need: Need, by: Account | None) -> Need:
    """Show a need to everybody.

    Where one of its association does so, the officer checks it afterwards (`to_check`); where
    somebody else does, it counts as checked and the association is told.
    """
    now = timezone.now()
    own = by is not None and may_act_for(by, need.association)
    checked: dict[str, Any] = {}
    if by is not None and not own:
        checked = {"checked_at": now, "checked_by": by}
    need.move(Need.State.PUBLISHED, by=by, published_at=now, **checked)
    reindex([need.pk])
    if not own:
        messages.tell_published(need)
    return need


@transaction.atomic
def publish_submitted_of(*, association: Association, by: Account) -> list[Need]:
    """Publish what a newly verified association had handed in, read together with it."""
    submitted = association.needs.filter(state=Need.State.SUBMITTED).order_by("pk")
    return [publish_need(need=need, by=by) for need in submitted.select_related("association")]


@transaction.atomic
def check_need(*, need: Need, by: Account) -> Need:
    """Note that the officer has read a need that its association published by itself."""
    unread = Need.objects.filter(pk=need.pk, checked_at=None)
    unread.update(checked_at=timezone.now(), checked_by=by)
    need.refresh_from_db(fields=["checked_at", "checked_by"])
    return need


@transaction.atomic
def refuse_need(*, need: Need, by: Account | None, reason: str) -> Need:
    """Send a submitted need back to its association with the reason."""
    need.move(Need.State.REFUSED, by=by, reason=reason)
    messages.tell_refused(need, reason)
    return need


@transaction.atomic
def close_past_needs() -> int:
    """End the published needs whose last shift is past and none will follow; return how many."""
    past = Need.objects.filter(state=Need.State.PUBLISHED, shifts__isnull=False)
    past = past.exclude(pk__in=Shift.objects.upcoming().values("need"))
    past = past.exclude(pk__in=ShiftSeries.objects.filter(ended_at=None).values("need")).distinct()
    for need in past:
        need.move(Need.State.OVER, by=None)
    reindex(need.pk for need in past)
    return len(past)
