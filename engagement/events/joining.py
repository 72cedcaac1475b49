"""How registrations, badges and scans move when two residents become one."""

from django.utils import timezone

from engagement.events.actions.places import fill, locked, move_party
from engagement.events.models import Badge, Registration, Scan
from engagement.people.merging import joins
from engagement.people.models import Account, Resident

State = Registration.State
#: Of two for one fête the first of these is kept; one that came before all others.
BEST = (State.CONFIRMED, State.OFFERED, State.UNCONFIRMED, State.WAITING)


@joins(Registration)
def join_registrations(resident: Resident, into: Resident, by: Account | None) -> None:
    """Give back the lesser of two places at one fête, then move all."""
    theirs = {one.event_id: one for one in into.registrations.live()}
    for registration in resident.registrations.live().filter(event__in=theirs):
        spare = max(registration, theirs[registration.event_id], key=_worth)
        event = locked(spare.event_id)
        move_party(event, [spare], State.CANCELLED, by=by)
        fill(event)
    resident.registrations.update(resident=into)


def _worth(registration: Registration) -> tuple[bool, int]:
    """Return what sorts the better of two registrations first."""
    return registration.came_at is None, BEST.index(State(registration.state))


@joins(Badge)
def join_badges(resident: Resident, into: Resident, by: Account | None) -> None:
    """Keep one valid badge for a fête: the one she has beside her account."""
    theirs = into.badges.filter(revoked_at=None).values("event")
    spare = resident.badges.filter(revoked_at=None, event__in=theirs)
    spare.update(revoked_at=timezone.now())
    resident.badges.update(resident=into)


@joins(Scan)
def join_scans(resident: Resident, into: Resident, by: Account | None) -> None:
    Scan.objects.filter(resident=resident).update(resident=into)
