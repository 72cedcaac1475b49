"""The day itself: who came, for how long, and who came without having signed up."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from engagement.base.places import free, take
from engagement.needs.actions.places import fill, locked
from engagement.needs.days import may_be_marked, usual_minutes
from engagement.needs.messages import after
from engagement.needs.models import Shift, SignUp
from engagement.needs.outcomes import outcome_for
from engagement.people.models import Account, Channel, Resident

Attendance = SignUp.Attendance


class NotMarkable(Exception):
    """Nobody can say yet who came, or this person is not expected."""


@transaction.atomic
def mark_attendance(
    *, signup: SignUp, by: Account, attendance: Attendance | str, minutes: int | None = None
) -> SignUp:
    """Note that she came, was absent or excused; UNKNOWN takes it back. Raises NotMarkable.

    `minutes` are those she gave, by default the length of the shift. Who came is told what came
    of it, where the association has told it before.
    """
    shift = signup.shift
    if not may_be_marked(shift):
        raise NotMarkable
    expected = SignUp.objects.confirmed().filter(pk=signup.pk)
    if not expected.update(**_marks(signup, by, Attendance(attendance), minutes)):
        raise NotMarkable
    signup.refresh_from_db(fields=["attendance", "minutes", "marked_at", "marked_by"])
    if signup.attendance == Attendance.CAME and (outcome := outcome_for(signup)):
        after.tell_outcome(outcome, [signup])
    return signup


def _marks(
    signup: SignUp, by: Account, attendance: Attendance, minutes: int | None
) -> dict[str, object]:
    """Return the fields that say how somebody attended."""
    if attendance == Attendance.UNKNOWN:
        return {"attendance": "", "minutes": None, "marked_at": None, "marked_by": None}
    marks = {"attendance": attendance, "marked_at": timezone.now(), "marked_by": by}
    if attendance != Attendance.CAME:
        return marks | {"minutes": None}
    if minutes is None:
        minutes = usual_minutes(signup.shift) if signup.minutes is None else signup.minutes
    return marks | {"minutes": minutes}


@transaction.atomic
def add_walk_in(
    *,
    shift: Shift,
    name: str,
    by: Account,
    channel: Channel = Channel.PAPER,
    minutes: int | None = None,
) -> SignUp:
    """Note somebody who came without having signed up, by her first name alone.

    She came, whatever the places: a full shift grows by hers. Raises NotMarkable, ValidationError.
    """
    shift = locked(shift.pk)
    if not may_be_marked(shift):
        raise NotMarkable
    resident = Resident(name=name, channel=channel)
    resident.full_clean()
    resident.save()
    is_full = not take(shift, 1)
    if is_full:
        Shift.objects.filter(pk=shift.pk).update(capacity=F("taken") + 1)
        take(shift, 1)
    signup = SignUp.objects.create(
        shift=shift, resident=resident, by=by, channel=channel, grew_shift=is_full
    )
    return mark_attendance(signup=signup, by=by, attendance=Attendance.CAME, minutes=minutes)


@transaction.atomic
def remove_walk_in(*, signup: SignUp, by: Account) -> None:
    """Take back a walk-in noted by mistake, her first name with it; raises NotMarkable.

    A shift that grew by her shrinks again, unless it has been given more places since.
    """
    if not is_walk_in(signup):
        raise NotMarkable
    shift = locked(signup.shift_id)
    if SignUp.objects.confirmed().filter(pk=signup.pk).exists():
        grew = signup.grew_shift and not shift.places_left
        signup.resident.delete()
        free(shift, signup.seats)
        if grew:
            Shift.objects.filter(pk=shift.pk).update(capacity=F("capacity") - signup.seats)
            shift.capacity -= signup.seats
        fill(shift)


def is_walk_in(signup: SignUp) -> bool:
    """Return whether the association noted her on the day: a first name and nothing else."""
    resident = signup.resident
    known = resident.account_id or resident.email or resident.phone
    return signup.channel == Channel.PAPER and resident.channel == Channel.PAPER and not known
