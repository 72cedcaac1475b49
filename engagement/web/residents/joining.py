"""Sign-ups made as a guest come to the account that has proven the same address."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from engagement.events.actions import TooLate as RegistrationTooLate
from engagement.events.actions import confirm_registration
from engagement.events.models import Registration
from engagement.needs.actions import TooLate, confirm_guest
from engagement.needs.models import SignUp
from engagement.people.actions import resident_of
from engagement.people.family import guests_like, join_guest
from engagement.people.models import Account, Resident
from engagement.people.names import same_name
from engagement.web.residents.events.registration_wording import registration_rows
from engagement.web.residents.queries import told
from engagement.web.residents.sign_up_wording import sign_up_rows


@dataclass(frozen=True)
class Found:
    """A guest who gave this address, what she signed up for, and whether her name is the same."""

    guest: Resident
    rows: list[dict[str, Any]]
    is_same_name: bool


def found_for(account: Account) -> list[Found]:
    """Return the guests whom an account may bring home."""
    holder = resident_of(account)
    return [
        Found(guest, _rows(guest), not holder.name or same_name(holder.name, guest.name))
        for guest in guests_like(account)
    ]


def _rows(guest: Resident) -> list[dict[str, Any]]:
    fetes = Registration.objects.filter(resident=guest)
    fetes = fetes.select_related("resident", "event__association", "event__neighbourhood")
    rows = sign_up_rows(told().filter(resident=guest)) + registration_rows(fetes)
    return [row | {"url": ""} for row in rows]


@transaction.atomic
def bring_home(*, guest: Resident, account: Account, is_me: bool, by: Account | None) -> Resident:
    """Join a guest to an account, and confirm what only her unproven address held up."""
    resident = join_guest(guest=guest, account=account, is_me=is_me, by=by)
    for signup in SignUp.objects.filter(resident=resident, state=SignUp.State.UNCONFIRMED):
        try:
            confirm_guest(signup=signup)
        except TooLate:
            continue
    unconfirmed = Registration.State.UNCONFIRMED
    for registration in Registration.objects.filter(resident=resident, state=unconfirmed):
        try:
            confirm_registration(registration=registration)
        except RegistrationTooLate:
            continue
    return resident
