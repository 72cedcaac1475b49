"""What follows from scans, in their transaction: who came when, who helped, who walked in."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from engagement.events.folding import Presence
from engagement.events.models import Event, Registration, Scan, Station
from engagement.events.presence import presence_of_people
from engagement.needs.actions import NotMarkable, add_walk_in, mark_attendance, remove_walk_in
from engagement.needs.actions.places import locked
from engagement.needs.models import Shift, SignUp
from engagement.people.models import Account, Channel, Resident

Kind = Scan.Kind
Attendance = SignUp.Attendance


@dataclass(frozen=True)
class Batch:
    """New scans, those that something undid left out, and older or newer ones they undo."""

    standing: list[Scan]
    taken_back: list[Scan]


@transaction.atomic
def follow_scans(
    *, station: Station, scans: Sequence[Scan], names: Mapping[UUID, str]
) -> dict[UUID, str]:
    """Do what new scans of a locked event ask for; return notes by nonce.

    Called once for each scan: what the association corrects by hand afterwards stands. `names`
    are those of the walk-ins.
    """
    event, by = station.event, station.steward_pass.made_by
    batch = _sort_out(event, scans)
    people = _people_of(batch)
    presence = presence_of_people(event, people) if people else Presence()
    _note_who_came(event, presence, people)
    shifts = _locked_shifts(batch)
    for scan in batch.taken_back:
        _take_back(scan, presence, by)
    notes = {}
    for scan in batch.standing:
        if scan.kind == Kind.WALK_IN:
            notes[scan.nonce] = _walk_in(scan, shifts, names.get(scan.nonce, ""), by)
        elif scan.kind == Kind.SHIFT:
            notes[scan.nonce] = _arrive(scan, by)
    return notes


def _sort_out(event: Event, scans: Sequence[Scan]) -> Batch:
    nonces = [scan.nonce for scan in scans]
    recorded = Scan.objects.filter(event=event)
    undone = set(recorded.filter(undoes__in=nonces).values_list("undoes", flat=True))
    standing = [scan for scan in scans if scan.nonce not in undone]
    undoing = {scan.undoes for scan in scans if scan.undoes}
    if not undoing:
        return Batch(standing, [])
    # Undone before: nothing is left to take back.
    before = recorded.filter(undoes__in=undoing).exclude(nonce__in=nonces)
    undoing -= set(before.values_list("undoes", flat=True))
    mistakes = recorded.filter(nonce__in=undoing).exclude(nonce__in=nonces)
    return Batch(standing, list(mistakes.select_related("badge", "resident")))


def _people_of(batch: Batch) -> set[int]:
    return {scan.badge.resident_id for scan in (*batch.standing, *batch.taken_back) if scan.badge}


def _note_who_came(event: Event, presence: Presence, people: Collection[int]) -> None:
    """Write when somebody came on her registration: the one that stands, else the last."""
    came = {resident: stay.came_at for resident, stay in presence.stays.items()}
    changed = []
    for resident, row in _registrations(event, people).items():
        if row.came_at != came.get(resident):
            row.came_at = came.get(resident)
            changed.append(row)
    Registration.objects.bulk_update(changed, ["came_at"])


def _registrations(event: Event, residents: Collection[int]) -> dict[int, Registration]:
    found: dict[int, Registration] = {}
    for row in Registration.objects.filter(event=event, resident__in=residents).order_by("pk"):
        held = found.get(row.resident_id)
        if held is None or held.state != Registration.State.CONFIRMED:
            found[row.resident_id] = row
    return found


def _locked_shifts(batch: Batch) -> dict[int, Shift]:
    """Lock the shifts concerned, in the order of their keys, before their sign-ups."""
    keys = {scan.shift_id for scan in (*batch.standing, *batch.taken_back) if scan.shift_id}
    return {key: locked(key) for key in sorted(keys)}


def _arrive(scan: Scan, by: Account) -> str:
    signup = _signup_of(scan)
    if signup is None:
        return "not_expected"
    if signup.attendance == Attendance.CAME:
        return ""
    try:
        mark_attendance(signup=signup, by=by, attendance=Attendance.CAME)
    except NotMarkable:
        return "not_markable"
    return ""


def _signup_of(scan: Scan) -> SignUp | None:
    if scan.badge is None or scan.shift_id is None:
        return None
    rows = SignUp.objects.confirmed().filter(shift=scan.shift_id, resident=scan.badge.resident_id)
    return rows.select_related("shift__need").first()


def _walk_in(scan: Scan, shifts: Mapping[int, Shift], name: str, by: Account) -> str:
    """Make a resident of a first name; with a shift, she helps there from now on."""
    if not name:
        return ""
    shift = shifts.get(scan.shift_id or 0)
    note = ""
    try:
        if shift:
            scan.resident = add_walk_in(shift=shift, name=name, by=by).resident
    except (NotMarkable, ValidationError):
        note = "not_markable"
    scan.resident = scan.resident or Resident.objects.create(name=name, channel=Channel.PAPER)
    scan.save(update_fields=["resident"])
    return note


def _take_back(scan: Scan, presence: Presence, by: Account) -> None:
    if scan.kind == Kind.WALK_IN and scan.resident:
        _forget_walk_in(scan.resident, scan.shift_id, by)
    elif scan.kind == Kind.SHIFT and (signup := _signup_of(scan)):
        stay = presence.stays.get(signup.resident_id)
        elsewhere = stay is not None and scan.shift_id in stay.shifts
        if signup.attendance == Attendance.CAME and not elsewhere:
            mark_attendance(signup=signup, by=by, attendance=Attendance.UNKNOWN)


def _forget_walk_in(resident: Resident, shift: int | None, by: Account) -> None:
    signup = SignUp.objects.filter(shift=shift, resident=resident).first() if shift else None
    if signup:
        remove_walk_in(signup=signup, by=by)
    elif not (resident.account_id or resident.email or resident.phone):
        resident.delete()
