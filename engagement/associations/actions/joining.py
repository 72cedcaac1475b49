"""An association registers, is verified, refused, suspended, and says what it does."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from engagement.associations import messages
from engagement.associations.actions.members import note
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
    **facts: Any,
) -> Association:
    """Make a pending association whose owner is `by`; raises ValidationError.

    `facts` are other fields of Association: `rna`, `siret`, `website`.
    """
    association = Association(
        name=name, description=description, email=email, neighbourhood=neighbourhood, **facts
    )
    save_with_free_slug(association, name, reserved=Association.RESERVED_SLUGS)
    association.interests.set(interests)
    if by is not None:
        owner = Membership.Role.OWNER
        note(Membership.objects.create(association=association, account=by, role=owner), by=by)
    messages.tell_received(association, since=association.created_at)
    return association


@transaction.atomic
def describe_association(
    *,
    association: Association,
    by: Account | None,
    interests: Iterable[Interest] | None = None,
    **facts: Any,
) -> Association:
    """Change what it says about itself, in any state; raises ValidationError. Its address stays."""
    for name, value in facts.items():
        setattr(association, name, value)
    association.full_clean()
    association.save(update_fields=list(facts))
    if interests is not None:
        association.interests.set(interests)
    refresh(kind="association", keys=[association.pk])
    return association


@transaction.atomic
def submit_association(*, association: Association, by: Account | None) -> Association:
    """Ask the city once more after a refusal; IllegalMove if it was not refused."""
    association.move(Association.State.PENDING, by=by)
    messages.tell_received(association, since=timezone.now())
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
    """Hide an association and its needs until it is verified again, and tell it why."""
    association.move(Association.State.SUSPENDED, by=by, reason=reason)
    refresh(kind="association", keys=[association.pk])
    messages.tell_suspended(association, reason)
    return association


@transaction.atomic
def reinstate_association(*, association: Association, by: Account) -> Association:
    """End a suspension: what only a feed knew is listed again, any other is verified again."""
    last = association.moves.filter(to_state=Association.State.SUSPENDED).last()
    was_listed = last is not None and last.from_state == Association.State.LISTED
    if not was_listed or association.memberships.owners().exists():
        return verify_association(association=association, by=by)
    association.move(Association.State.LISTED, by=by)
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
