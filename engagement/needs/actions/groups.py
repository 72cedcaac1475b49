"""Groups: made by their lead, joined by a link, signed up whole."""

from typing import Any

from django.db import transaction
from django.db.models import F, Sum

from engagement.needs.actions.signing_up import sign_up
from engagement.needs.models import Group, GroupMember, GroupOuting, Shift, SignUp
from engagement.people.models import Account, Resident


def make_group(*, lead: Resident, name: str, kind: str, size: int, by: Account | None) -> Group:
    return Group.objects.create(lead=lead, name=name, kind=kind, size=size)


def describe_group(*, group: Group, name: str, kind: str, size: int, by: Account | None) -> Group:
    group.name, group.kind, group.size = name, kind, size
    group.save(update_fields=["name", "kind", "size"])
    return group


def end_group(*, group: Group, by: Account | None) -> None:
    """Forget a group and who is in it; its lead keeps the places she took."""
    group.delete()


def join_group(*, group: Group, resident: Resident, by: Account | None) -> bool:
    """Note that somebody belongs to a group; False where she did, or leads it."""
    if group.lead_id == resident.pk:
        return False
    return GroupMember.objects.get_or_create(group=group, resident=resident)[1]


def leave_group(*, group: Group, resident: Resident, by: Account | None) -> bool:
    return bool(group.members.filter(resident=resident).delete()[0])


@transaction.atomic
def sign_up_group(
    *, group: Group, shift: Shift, by: Account | None, names: str = "", **asked: Any
) -> SignUp:
    """Take so many places for a group, all or none, in the name of its lead.

    `asked` is what `sign_up` takes. Raises a SignUpRefused.
    """
    signup = sign_up(shift=shift, resident=group.lead, by=by, **asked)
    GroupOuting.objects.create(group=group, signup=signup, names=names)
    return signup


def minutes_of(group: Group) -> int:
    """Return the minutes that a group gave: of each shift, those of its lead for every seat."""
    came = SignUp.objects.filter(outing__group=group, attendance=SignUp.Attendance.CAME)
    return came.aggregate(sum=Sum(F("minutes") * F("seats")))["sum"] or 0
