"""Roles change hands. An association that has an owner keeps one."""

from django.db import transaction

from engagement.associations import messages
from engagement.associations.models import Association, Membership, TeamMove
from engagement.people.models import Account

Role = Membership.Role


class LastOwner(Exception):
    """Nobody would answer for the association any more: it is handed over first."""


class NotAMember(Exception):
    """She left, or was removed, in the meantime."""


@transaction.atomic
def change_role(*, membership: Membership, role: Membership.Role, by: Account) -> Membership:
    """Give a member another role and tell her; raises LastOwner, NotAMember."""
    association = locked(membership.association_id)
    _read_again(membership)
    if membership.role == role:
        return membership
    if role != Role.OWNER:
        _keep_an_owner(association, without=membership)
    before, membership.role = membership.role, role
    membership.save(update_fields=["role"])
    note(membership, before=before, by=by)
    messages.tell_role(membership)
    return membership


@transaction.atomic
def hand_over(*, to: Membership, by: Account) -> Membership:
    """Make another member the owner; `by`, who was, stays on as a helper. NotAMember."""
    change_role(membership=to, role=Role.OWNER, by=by)
    mine = Membership.objects.filter(association=to.association_id, account=by).first()
    if mine is None:
        raise NotAMember
    return change_role(membership=mine, role=Role.HELPER, by=by)


@transaction.atomic
def remove_member(*, membership: Membership, by: Account) -> None:
    """End a membership, by an owner or by the member herself; raises LastOwner, NotAMember."""
    association = locked(membership.association_id)
    _read_again(membership)
    _keep_an_owner(association, without=membership)
    note(membership, before=membership.role, after="", by=by)
    membership.delete()
    if membership.account_id != by.pk:
        messages.tell_removed(association, membership.account)


def note(
    membership: Membership, *, by: Account | None, before: str = "", after: str | None = None
) -> None:
    """Write down that a member came, left or changed her role; "" is outside the team."""
    TeamMove.objects.create(
        association_id=membership.association_id,
        account_id=membership.account_id,
        from_role=before,
        to_role=membership.role if after is None else after,
        by=by,
    )


def locked(key: int) -> Association:
    """Lock the association, so that two owners never step down in the same moment.

    What was read of its members before may have changed since.
    """
    return Association.objects.select_for_update().get(pk=key)


def _read_again(membership: Membership) -> None:
    """Read a membership as it is now that its association is locked."""
    try:
        membership.refresh_from_db(fields=["role"])
    except Membership.DoesNotExist as error:
        raise NotAMember from error


def _keep_an_owner(association: Association, *, without: Membership) -> None:
    others = association.memberships.owners().exclude(pk=without.pk)
    if without.role == Role.OWNER and not others.exists():
        raise LastOwner
