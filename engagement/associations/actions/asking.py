"""Somebody asks to act for an association that is there already."""

from django.db import transaction

from engagement.associations import messages
from engagement.associations.actions.joining import verify_association
from engagement.associations.actions.members import locked, note
from engagement.associations.models import Association, JoinRequest, Membership
from engagement.people.models import Account

Role = Membership.Role


@transaction.atomic
def ask_to_join(*, association: Association, by: Account, words: str = "") -> JoinRequest:
    """Ask its owners, or the city where it has none; asking twice gives the same request."""
    locked(association.pk)
    request, created = JoinRequest.objects.get_or_create(
        association=association,
        account=by,
        state=JoinRequest.State.PENDING,
        defaults={"words": words},
    )
    if created:
        messages.tell_asked(request)
    return request


@transaction.atomic
def grant_request(*, request: JoinRequest, by: Account) -> Membership:
    """Let somebody in, and tell her. An owner who had asked before stays one.

    Where nobody answers for the association she becomes its owner; one that only a feed knew is
    verified with that, so that its needs take people here.
    """
    association = locked(request.association_id)
    request.move(JoinRequest.State.GRANTED, by=by)
    role = Role.HELPER if association.memberships.owners().exists() else Role.OWNER
    membership, created = Membership.objects.get_or_create(
        association=association, account=request.account, defaults={"role": role}
    )
    before = "" if created else membership.role
    if role == Role.OWNER and membership.role != role:
        membership.role = role
        membership.save(update_fields=["role"])
    if before != membership.role:
        note(membership, before=before, by=by)
    if association.state == Association.State.LISTED:
        verify_association(association=association, by=by)
    messages.tell_granted(request, Role(membership.role))
    return membership


@transaction.atomic
def refuse_request(*, request: JoinRequest, by: Account, reason: str = "") -> JoinRequest:
    """Turn somebody down, and tell her why."""
    request.move(JoinRequest.State.REFUSED, by=by, reason=reason)
    messages.tell_turned_down(request, reason)
    return request
