"""What all scans of a fête say together: who is in, how many, and what contradicts itself.

A pure function of the set of scans: in whatever order they came and however often each was told,
one truth. They are read in the order of (`at`, `nonce`), without those that were undone.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class Seen:
    """One scan, as it is stored; `kind` is one of Scan.Kind, `person` whose badge it was.

    Persons, not badges: a lost badge and the one that replaced it are one person.
    """

    nonce: UUID
    kind: str
    at: datetime
    station: int
    person: int | None = None
    shift: int | None = None
    undoes: UUID | None = None
    people: int = 1
    first_time: bool = False
    neighbourhood: int | None = None


@dataclass(frozen=True)
class Stay:
    """A person at the fête. `station` let her in last; None where only a shift saw her."""

    came_at: datetime
    inside: bool = True
    people: int = 1
    most: int = 1  # people that ever came on her badge
    station: int | None = None
    entry: UUID | None = None
    shifts: Mapping[int, datetime] = field(default_factory=dict)


@dataclass(frozen=True, order=True)
class Conflict:
    """A person who came in at two stations without leaving: the two entries."""

    at: datetime
    person: int
    first: UUID
    second: UUID


@dataclass
class Presence:
    """One state of the fête; people are counted, not badges."""

    stays: dict[int, Stay] = field(default_factory=dict)  # by resident
    conflicts: list[Conflict] = field(default_factory=list)
    walk_ins: int = 0
    tallied: int = 0
    unknown: int = 0  # let in with what was no badge of ours
    left: int = 0  # gone without showing a badge
    first_time: int = 0
    by_neighbourhood: Counter[int] = field(default_factory=Counter)
    by_station: dict[int, Counter[str]] = field(default_factory=dict)

    @property
    def entered(self) -> int:
        """How many ever came."""
        known = sum(stay.most for stay in self.stays.values())
        return known + self.walk_ins + self.tallied + self.unknown

    @property
    def inside(self) -> int:
        """How many are there; who leaves uncounted is still in."""
        known = sum(stay.people for stay in self.stays.values() if stay.inside)
        return max(0, known + self.walk_ins + self.tallied + self.unknown - self.left)

    def here(self, shift: int) -> int:
        """Return how many arrived at a shift."""
        return sum(shift in stay.shifts for stay in self.stays.values())


def fold(scans: Iterable[Seen]) -> Presence:
    """Return the one state that these scans make."""
    told = {scan.nonce: scan for scan in scans}
    undone = {scan.undoes for scan in told.values() if scan.undoes}
    state = Presence()
    for scan in sorted(told.values(), key=lambda scan: (scan.at, scan.nonce)):
        # An undo is not undone: what it took away is recorded anew.
        if scan.kind in READERS and scan.nonce not in undone:
            READERS[scan.kind](state, scan)
            state.by_station.setdefault(scan.station, Counter())[scan.kind] += scan.people
    return state


def _entry(state: Presence, scan: Seen) -> None:
    if scan.person is None:
        state.unknown += scan.people
        return
    stay = state.stays.get(scan.person, Stay(scan.at))
    if stay.inside and stay.entry and stay.station != scan.station:
        state.conflicts.append(Conflict(scan.at, scan.person, stay.entry, scan.nonce))
    state.stays[scan.person] = replace(
        stay,
        inside=True,
        people=scan.people,
        most=max(stay.most, scan.people),
        station=scan.station,
        entry=scan.nonce,
    )


def _exit(state: Presence, scan: Seen) -> None:
    if scan.person is None:
        state.left += scan.people
    elif scan.person in state.stays:
        stay = state.stays[scan.person]
        state.stays[scan.person] = replace(stay, inside=False, station=None, entry=None)


def _shift(state: Presence, scan: Seen) -> None:
    if scan.person is None:
        return
    stay = state.stays.get(scan.person, Stay(scan.at))
    shifts = stay.shifts
    if scan.shift is not None and scan.shift not in shifts:
        shifts = {**shifts, scan.shift: scan.at}
    state.stays[scan.person] = replace(stay, inside=True, shifts=shifts)


def _walk_in(state: Presence, scan: Seen) -> None:
    state.walk_ins += scan.people
    _facts(state, scan)


def _tally(state: Presence, scan: Seen) -> None:
    state.tallied += scan.people
    _facts(state, scan)


def _facts(state: Presence, scan: Seen) -> None:
    if scan.first_time:
        state.first_time += scan.people
    if scan.neighbourhood is not None:
        state.by_neighbourhood[scan.neighbourhood] += scan.people


READERS = {
    "entry": _entry,
    "exit": _exit,
    "shift": _shift,
    "walk_in": _walk_in,
    "tally": _tally,
}
