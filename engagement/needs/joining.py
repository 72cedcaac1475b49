"""How sign-ups move when two residents become one: no shift has her twice, no hour counts twice."""

from django.db.models import F

from engagement.needs.actions.signing_up import give_back
from engagement.needs.models import FriendLink, Group, GroupMember, SavedNeed, SignUp
from engagement.people.merging import joins
from engagement.people.models import Account, Resident

State = SignUp.State
#: Of two in one shift the first of these is kept; one that came before all others.
BEST = (State.CONFIRMED, State.OFFERED, State.REQUESTED, State.UNCONFIRMED, State.WAITING)


@joins(SignUp)
def join(resident: Resident, into: Resident, by: Account | None) -> None:
    """Give back the lesser of two places in one shift, then move all."""
    theirs = {signup.shift_id: signup for signup in into.signups.live()}
    for signup in resident.signups.live().filter(shift__in=theirs):
        spare = max(signup, theirs[signup.shift_id], key=_worth)
        spare.attendance, spare.minutes = SignUp.Attendance.UNKNOWN, None
        spare.marked_at = spare.marked_by = None
        spare.save(update_fields=["attendance", "minutes", "marked_at", "marked_by"])
        give_back(spare, by=by, tell=False)
    resident.signups.update(resident=into)


def _worth(signup: SignUp) -> tuple[bool, int, int]:
    """Return what sorts the better of two sign-ups first."""
    came = signup.attendance == SignUp.Attendance.CAME
    return not came, BEST.index(State(signup.state)), -(signup.minutes or 0)


@joins(SavedNeed, FriendLink)
def join_kept(resident: Resident, into: Resident, by: Account | None) -> None:
    """Move what the other row has not; friends who came are added up."""
    resident.saved.filter(need__in=into.saved.values("need")).delete()
    resident.saved.update(resident=into)
    theirs = {link.need_id: link for link in into.friend_links.all()}
    for spare in resident.friend_links.filter(need__in=theirs):
        FriendLink.objects.filter(pk=theirs[spare.need_id].pk).update(came=F("came") + spare.came)
        spare.delete()
    resident.friend_links.update(resident=into)


@joins(Group, GroupMember)
def join_groups(resident: Resident, into: Resident, by: Account | None) -> None:
    """Move the groups that she leads and those that she is in, each once."""
    resident.groups.update(lead=into)
    resident.memberships.filter(group__in=into.memberships.values("group")).delete()
    resident.memberships.update(resident=into)
