"""The city takes back an answer that it gave a moment ago, before anybody was told of it."""

from django.db import transaction

from engagement.associations.actions.members import locked, note
from engagement.associations.models import Association, JoinRequest, Membership
from engagement.people.models import Account
from engagement.search.actions import refresh


@transaction.atomic
def take_back_verification(*, association: Association, by: Account) -> Association:
    """Bring an association back where it was before `by` verified it; raises IllegalMove."""
    association.take_back(by=by, verified_at=None, verified_by=None)
    refresh(kind="association", keys=[association.pk])
    return association


@transaction.atomic
def take_back_refusal(*, association: Association, by: Account) -> Association:
    """Have an association that `by` refused wait again; raises IllegalMove."""
    return association.take_back(by=by)


@transaction.atomic
def take_back_grant(*, request: JoinRequest, by: Account) -> JoinRequest:
    """Undo all that `by` granted: request, role, and the yes to the association itself."""
    association = locked(request.association_id)
    granted_at = request.moves.latest("at", "pk").at
    request.take_back(by=by)
    memberships = association.memberships.filter(account=request.account)
    for member in memberships:
        before = member.role
        if member.created_at >= granted_at:
            note(member, before=before, after="", by=by)
            member.delete()
        elif before != Membership.Role.HELPER:
            member.role = Membership.Role.HELPER
            member.save(update_fields=["role"])
            note(member, before=before, by=by)
    if association.verified_at and association.verified_at >= granted_at:
        take_back_verification(association=association, by=by)
    return request


@transaction.atomic
def take_back_turning_down(*, request: JoinRequest, by: Account) -> JoinRequest:
    """Have a request that `by` turned down wait again; raises IllegalMove."""
    return request.take_back(by=by)
