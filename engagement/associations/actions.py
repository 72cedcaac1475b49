"""Every write on associations."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from engagement.associations import messages
from engagement.associations.models import Association, Membership
from engagement.base.slugs import save_with_free_slug
from engagement.people.models import Account
from engagement.search.actions import refresh
from engagement.territory.models import Interest, Neighbourhood


@transaction.atomic
def register_association(
    *,
    name: str,
    description: str,
    email: str,
    by: Account | None,
    neighbourhood: Neighbourhood | None = None,
    interests: Iterable[Interest] = (),
    rna: str = "",
    **facts: Any,
) -> Association:
    """Make a pending association whose owner is `by`; raises ValidationError."""
    association = Association(
        name=name,
        description=description,
        email=email,
        neighbourhood=neighbourhood,
        rna=rna,
        **facts,
    )
    save_with_free_slug(association, name, reserved=Association.RESERVED_SLUGS)
    association.interests.set(interests)
    if by is not None:
        Membership.objects.create(association=association, account=by, role=Membership.Role.OWNER)
    return association


@transaction.atomic
def verify_association(*, association: Association, by: Account) -> Association:
    """Let an association post for all to see, and tell it; IllegalMove if it cannot be."""
    association.move(Association.State.VERIFIED, by=by, verified_at=timezone.now(), verified_by=by)
    refresh(kind="association", keys=[association.pk])
    messages.tell_verified(association)
    return association


@transaction.atomic
def refuse_association(*, association: Association, by: Account, reason: str) -> Association:
    """Refuse a pending association, and tell it why; IllegalMove if it is not pending."""
    association.move(Association.State.REFUSED, by=by, reason=reason)
    messages.tell_refused(association, reason)
    return association


@transaction.atomic
def suspend_association(*, association: Association, by: Account, reason: str) -> Association:
    """Hide an association and its needs until it is verified again."""
    association.move(Association.State.SUSPENDED, by=by, reason=reason)
    refresh(kind="association", keys=[association.pk])
    return association


@transaction.atomic
def list_association(*, name: str, source: str, source_id: str, **facts: Any) -> Association:
    """Make an association that only a feed knows; raises ValidationError."""
    association = Association(
        name=name, source=source, source_id=source_id, state=Association.State.LISTED, **facts
    )
    save_with_free_slug(association, name, reserved=Association.RESERVED_SLUGS)
    refresh(kind="association", keys=[association.pk])
    return association
