"""A resident takes a place in a shift, or gives it back.

Both actions touch the shift first and the sign-up second, so that two of them never wait for
each other.
"""

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from engagement.base.models import IllegalMove
from engagement.needs import messages
from engagement.needs.models import Need, Shift, SignUp
from engagement.people.models import Account, Channel, Resident


class SignUpRefused(Exception):
    """No place was given; the subclass says why."""


class ShiftFull(SignUpRefused):
    """Every place is taken."""


class AlreadySignedUp(SignUpRefused):
    """This resident holds a place in this shift."""


class ShiftClosed(SignUpRefused):
    """The shift has begun, or its need takes nobody here."""


@transaction.atomic
def sign_up(
    *, shift: Shift, resident: Resident, by: Account | None, channel: Channel = Channel.WEB
) -> SignUp:
    """Give the resident one place and queue its messages; raises a SignUpRefused.

    The first statement is the conditional update whose row count is the answer: never more
    than `capacity`, whoever else tries at the same moment. What is refused later rolls it back.
    """
    got_a_place = Shift.objects.filter(pk=shift.pk, taken__lt=F("capacity")).update(
        taken=F("taken") + 1
    )
    shift = Shift.objects.select_related("need__association").get(pk=shift.pk)
    if not takes_people(shift):
        raise ShiftClosed
    if SignUp.objects.live().filter(shift=shift, resident=resident).exists():
        raise AlreadySignedUp
    if not got_a_place:
        raise ShiftFull
    try:
        signup = SignUp.objects.create(shift=shift, resident=resident, by=by, channel=channel)
    except IntegrityError as error:
        raise AlreadySignedUp from error
    messages.tell_signed_up(signup)
    return signup


def takes_people(shift: Shift) -> bool:
    """Return whether people may sign up here, places aside."""
    need = shift.need
    return (
        need.state == Need.State.PUBLISHED
        and need.association.is_public
        and not need.is_elsewhere
        and shift.is_joinable
    )


@transaction.atomic
def cancel_sign_up(*, signup: SignUp, by: Account | None) -> SignUp:
    """Give the place back and tell both sides; a second click changes and says nothing."""
    if give_back(signup, by=by):
        messages.tell_cancelled(signup)
    return signup


def give_back(signup: SignUp, *, by: Account | None, reason: str = "") -> bool:
    """Cancel a live sign-up and free its place; False if somebody did so before."""
    try:
        with transaction.atomic():
            Shift.objects.filter(pk=signup.shift_id, taken__gt=0).update(taken=F("taken") - 1)
            signup.move(SignUp.State.CANCELLED, by=by, reason=reason, cancelled_at=timezone.now())
    except IllegalMove:
        signup.refresh_from_db()
        return False
    return True
