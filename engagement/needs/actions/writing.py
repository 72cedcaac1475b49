"""An association and those who come write to each other; nobody sees an address."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from engagement.needs.days import DAY, KEEP_MESSAGES, forgotten_from
from engagement.needs.messages import writing
from engagement.needs.models import Shift, ShiftMessage, SignUp
from engagement.people.models import Account

#: Messages that may be written in 24 hours: to all of a shift, in the thread of one person.
TO_ALL, IN_A_THREAD = 3, 10


class WritingRefused(Exception):
    """Nothing was written; the subclass says why."""


class TooManyMessages(WritingRefused):
    """As many as one may write in a day were written."""


class WhileSuspended(WritingRefused):
    """The city has suspended the association: nobody writes until it goes on."""


class WritingClosed(WritingRefused):
    """The shift is long over, or this person has left it."""


@transaction.atomic
def write_to_people(
    *, shift: Shift, by: Account, text: str, signup: SignUp | None = None
) -> ShiftMessage:
    """Write to all who are expected, or to one who signed up; raises WritingRefused."""
    said = _write(shift=shift, signup=signup, by=by, text=text, from_resident=False)
    expected = SignUp.objects.confirmed().filter(shift=shift)
    readers = [signup] if signup else expected.select_related("resident")
    writing.tell_residents(said, readers)
    return said


@transaction.atomic
def answer_association(*, signup: SignUp, by: Account | None, text: str) -> ShiftMessage:
    """Write from a resident to the association; raises WritingRefused."""
    said = _write(shift=signup.shift, signup=signup, by=by, text=text, from_resident=True)
    writing.tell_association(said)
    return said


def _write(
    *, shift: Shift, signup: SignUp | None, by: Account | None, text: str, from_resident: bool
) -> ShiftMessage:
    if shift.need.association.is_suspended:
        raise WhileSuspended
    if not may_write(shift, signup):
        raise WritingClosed
    same_way = ShiftMessage.objects.filter(
        shift=shift, signup=signup, from_resident=from_resident, at__gt=timezone.now() - DAY
    )
    if same_way.count() >= (IN_A_THREAD if signup else TO_ALL):
        raise TooManyMessages
    said = ShiftMessage(shift=shift, signup=signup, by=by, text=text, from_resident=from_resident)
    said.full_clean()
    said.save()
    return said


def may_write(shift: Shift, signup: SignUp | None = None) -> bool:
    """Return whether something may still be written about a shift, to all or in one thread."""
    if shift.need.association.is_suspended:
        return False
    if signup and (signup.shift_id != shift.pk or signup.state not in SignUp.LIVE):
        return False
    return forgotten_from(shift, timezone.now()) > timezone.now()


def forget_old_messages() -> int:
    """Erase what was written about shifts that are long over; return how many messages."""
    before = timezone.now() - KEEP_MESSAGES
    old = ShiftMessage.objects.filter(
        Q(shift__ends_at__lt=before) | Q(shift__ends_at__isnull=True, at__lt=before)
    )
    return old.delete()[0]
