"""The day after, by the clock: who came is asked of the association, and thanked."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from engagement.needs.messages import after
from engagement.needs.models import Need, Shift, SignUp

#: Nobody is asked or thanked for what is longer ago.
ASKED_WITHIN = timedelta(days=7)
THANKED_WITHIN = timedelta(days=30)
GOES_ON = (Need.State.PUBLISHED, Need.State.PAUSED, Need.State.OVER)


def ask_what_came() -> int:
    """Ask associations, the day after each shift, who came and what came of it; return how many."""
    today = _midnight()
    ended = Shift.objects.filter(
        ends_at__lte=today,
        ends_at__gt=today - ASKED_WITHIN,
        asked_at__isnull=True,
        called_off_at__isnull=True,
        need__state__in=GOES_ON,
    ).filter(pk__in=SignUp.objects.confirmed().values("shift"))
    return sum(_ask(shift) for shift in ended.select_related("need__association"))


@transaction.atomic
def _ask(shift: Shift) -> bool:
    mine = Shift.objects.filter(pk=shift.pk, asked_at__isnull=True)
    if not mine.update(asked_at=timezone.now()):
        return False
    after.ask_what_came(shift)
    return True


def thank_those_who_came() -> int:
    """Thank, from the day after on, those whom the association noted as come; return how many."""
    today = _midnight()
    came = SignUp.objects.filter(
        attendance=SignUp.Attendance.CAME,
        marked_at__isnull=False,
        thanked_at__isnull=True,
        shift__ends_at__lte=today,
        shift__ends_at__gt=today - THANKED_WITHIN,
    ).exclude(resident__email="")
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
