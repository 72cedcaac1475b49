"""What is still to come for somebody who goes: places are given back as she would give them."""

from engagement.associations.actions.members import remove_member
from engagement.associations.models import Association
from engagement.associations.queries import only_owner_of
from engagement.events.actions.leaving import leave_event
from engagement.events.models import Registration
from engagement.needs.actions import ShiftClosed
from engagement.needs.actions.signing_up import give_back
from engagement.needs.models import Shift, SignUp
from engagement.people.models import Account
from engagement.rights.persons import Person


class CannotGo(Exception):
    """She holds something that somebody has to take over first."""


class MustHandOver(CannotGo):
    """She alone answers for these associations."""

    def __init__(self, associations: list[Association]) -> None:
        super().__init__(", ".join(str(row) for row in associations))
        self.associations = associations


class HoldsRole(CannotGo):
    """She has a role at the city’s desk: whoever gives roles takes it back first."""


def refuse_what_is_held(person: Person) -> None:
    """Raise CannotGo where others would be left without an answer."""
    account = person.account
    if account is None:
        return
    if associations := list(only_owner_of(account)):
        raise MustHandOver(associations)
    if account.is_superuser or account.groups.exists():
        raise HoldsRole


def sign_ups_to_come(person: Person) -> list[SignUp]:
    """Return the places she holds or waits for in shifts that are not over."""
    live = SignUp.objects.live().filter(resident__in=person.residents)
    rows = live.filter(shift__in=Shift.objects.upcoming()).select_related(
        "shift__need__association", "resident"
    )
    return list(rows.order_by("shift", "pk"))


def registrations_to_come(person: Person) -> list[Registration]:
    """Return the places she holds or waits for at fêtes that are not over."""
    live = Registration.objects.live().filter(resident__in=person.residents)
    rows = live.select_related("event", "resident").order_by("event", "pk")
    return [row for row in rows if not row.event.is_over]


def give_places_back(person: Person, by: Account | None) -> None:
    """Cancel what is to come by the actions of the rooms, which free the places and offer them."""
    for signup in sign_ups_to_come(person):
        try:
            give_back(signup, by=by, in_time=True)
        except ShiftClosed:
            continue  # it has begun: it counts as it is
    for registration in registrations_to_come(person):
        leave_event(registration=registration, by=by)


def leave_teams(account: Account) -> None:
    for membership in account.memberships.select_related("association"):
        remove_member(membership=membership, by=account)
