"""What an erasure would do, told before: what goes, what stays and why, which places are freed."""

from dataclasses import dataclass, field
from typing import Any

from engagement.base.personal import Fate
from engagement.events.models import Registration
from engagement.needs.models import SignUp
from engagement.people.models import Account, Resident
from engagement.rights.finding import tables
from engagement.rights.leaving import (
    CannotGo,
    refuse_what_is_held,
    registrations_to_come,
    sign_ups_to_come,
)
from engagement.rights.persons import person_of
from engagement.rights.words import table_word


@dataclass
class Stays:
    """One kind of row that stays without her."""

    title: str
    count: int
    why: Any


@dataclass
class Preview:
    """What is told before; `held` says why it cannot be done yet."""

    people: list[str]
    goes: list[tuple[str, int]] = field(default_factory=list)
    stays: list[Stays] = field(default_factory=list)
    sign_ups: list[SignUp] = field(default_factory=list)
    registrations: list[Registration] = field(default_factory=list)
    held: CannotGo | None = None


def preview_of(resident: Resident) -> Preview:
    """Return what erasing a resident does, counted now."""
    person = person_of(resident)
    told = Preview(people=[row.name or str(row) for row in person.residents])
    told.sign_ups = sign_ups_to_come(person)
    told.registrations = registrations_to_come(person)
    for model, personal, rows in tables(person):
        count = rows.count()
        if not count:
            continue
        if personal.goes or model in (Resident, Account):
            told.goes.append((table_word(model), count))
        elif personal.names_of(Fate.STAYS) or personal.stays_because:
            told.stays.append(Stays(table_word(model), count, personal.stays_because))
    try:
        refuse_what_is_held(person)
    except CannotGo as error:
        told.held = error
    return told
