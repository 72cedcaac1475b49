"""Reads over shifts and their sign-ups."""

from collections.abc import Iterable, Sequence

from django.db.models import Q, Sum

from engagement.needs.models import Shift, SignUp
from engagement.needs.models.shifts import LONG
from engagement.people.models import Account


def place_in_line(signup: SignUp) -> int:
    """Return the place of a waiting sign-up on its list, parties counted as one: 1 is next."""
    before = Q(created_at__lt=signup.created_at) | Q(created_at=signup.created_at, pk__lt=signup.pk)
    ahead = SignUp.objects.waiting().filter(before, shift=signup.shift_id)
    return ahead.exclude(party=signup.party).order_by().values("party").distinct().count() + 1


def people_waiting(shifts: Iterable[Shift]) -> dict[int, int]:
    """Return how many people wait for each of these shifts; without those that nobody awaits."""
    waiting = SignUp.objects.waiting().filter(shift__in=shifts).order_by()
    return dict(waiting.values_list("shift").annotate(Sum("seats")))


def at_the_same_time(account: Account, shifts: Sequence[Shift]) -> dict[int, SignUp]:
    """Return what the account's own resident already has at the time of these shifts, by shift.

    Shifts without hours, or so long that one joins them when one can, bind nobody.
    """
    own = SignUp.objects.live().filter(resident__account=account, resident__is_self=True)
    own = own.filter(shift__in=Shift.objects.upcoming()).select_related("shift__need")
    clashes: dict[int, SignUp] = {}
    for signup in own:
        for shift in shifts:
            if signup.shift_id != shift.pk and overlap(signup.shift, shift):
                clashes.setdefault(shift.pk, signup)
    return clashes


def overlap(one: Shift, other: Shift) -> bool:
    """Say whether two shifts bind the same person at the same moment."""
    if not (binds(one) and binds(other)):
        return False
    return bool(one.starts_at < other.ends_at and other.starts_at < one.ends_at)  # type: ignore[operator]  # binds() says that they are set


def binds(shift: Shift) -> bool:
    """Say whether a shift asks to be there from its start to its end."""
    return bool(shift.starts_at and shift.ends_at and shift.ends_at - shift.starts_at <= LONG)
