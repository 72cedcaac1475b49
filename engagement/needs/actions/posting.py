"""A need is written, read, published and ended."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from engagement.associations.models import Association
from engagement.base.slugs import save_with_free_slug
from engagement.needs import messages
from engagement.needs.actions.shifts import add_shift
from engagement.needs.indexing import reindex
from engagement.needs.models import Need, Shift, ShiftSeries
from engagement.people.models import Account
from engagement.territory.models import Interest, Neighbourhood

ShiftFacts = tuple[datetime | None, datetime | None, int]


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
    shifts: Iterable[ShiftFacts],
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
    for starts_at, ends_at, capacity in shifts:
        add_shift(need=need, by=by, starts_at=starts_at, ends_at=ends_at, capacity=capacity)
    return need


@transaction.atomic
def edit_need(
    *, need: Need, by: Account | None, interests: Iterable[Interest] | None = None, **facts: Any
) -> Need:
    """Change fields of a need, in any state; raises ValidationError. Its address stays."""
    for name, value in facts.items():
        setattr(need, name, value)
    need.full_clean()
    need.save(update_fields=list(facts))
    if interests is not None:
        need.interests.set(interests)
    reindex([need.pk])
    return need


@transaction.atomic
def submit_need(*, need: Need, by: Account | None) -> Need:
    """Hand a draft, or a refused need put right, to the officer."""
    return need.move(Need.State.SUBMITTED, by=by)


@transaction.atomic
def publish_need(*, need: Need, by: Account | None) -> Need:
    """Show a need to everybody and tell its association."""
    need.move(Need.State.PUBLISHED, by=by, published_at=timezone.now())
    reindex([need.pk])
    messages.tell_published(need)
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
