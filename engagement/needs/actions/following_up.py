"""The day after, by the clock: who came is asked of the association, and thanked."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from engagement.needs.messages import after
from engagement.needs.models import Need, Shift, SignUp
from engagement.people.reaching import is_reachable

#: Nobody is asked or thanked for what is longer ago.
ASKED_WITHIN = timedelta(days=7)
ASKED_WITHOUT_END = timedelta(days=14)
THANKED_WITHIN = timedelta(days=30)
GOES_ON = (Need.State.PUBLISHED, Need.State.PAUSED, Need.State.OVER)


def ask_what_came() -> int:
    """Ask associations, the day after each shift, who came and what came of it; return how many.

    A shift without end is asked about once, two weeks after somebody signed up for it.
    """
    today = _midnight()
    expected = SignUp.objects.confirmed()
    ended = Q(ends_at__lte=today, ends_at__gt=today - ASKED_WITHIN)
    # Without an end nobody knows the day: somebody who came has had the time to.
    long_expected = expected.filter(created_at__lte=today - ASKED_WITHOUT_END)
    started = Q(starts_at=None) | Q(starts_at__lte=today - ASKED_WITHOUT_END)
    open_ended = Q(started, ends_at=None, pk__in=long_expected.values("shift"))
    due = Shift.objects.filter(
        ended | open_ended,
        pk__in=expected.values("shift"),
        asked_at__isnull=True,
        called_off_at__isnull=True,
        need__state__in=GOES_ON,
    )
    return sum(_ask(shift) for shift in due.select_related("need__association"))


@transaction.atomic
def _ask(shift: Shift) -> bool:
    mine = Shift.objects.filter(pk=shift.pk, asked_at__isnull=True)
    if not mine.update(asked_at=timezone.now()):
        return False
    after.ask_what_came(shift)
    return True


def thank_those_who_came() -> int:
    """Thank, from the day after on, those whom the association noted as come; return how many.

    Without an end it is the day after they were noted.
    """
    since, today = _midnight() - THANKED_WITHIN, _midnight()
    came = SignUp.objects.filter(
        Q(shift__ends_at__gt=since, shift__ends_at__lte=today)
        | Q(shift__ends_at=None, marked_at__gt=since, marked_at__lte=today),
        is_reachable("resident__"),
        attendance=SignUp.Attendance.CAME,
        marked_at__isnull=False,
        thanked_at__isnull=True,
    )
    return sum(
        _thank(signup) for signup in came.select_related("resident", "shift__need__association")
    )


@transaction.atomic
def _thank(signup: SignUp) -> bool:
    mine = SignUp.objects.filter(
        pk=signup.pk, attendance=SignUp.Attendance.CAME, thanked_at__isnull=True
    )
    if not mine.update(thanked_at=timezone.now()):
        return False
    after.thank(signup)
    return True


def _midnight() -> datetime:
    """Return when this local day began."""
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
