"""What time alone does to sign-ups: offers and requests lapse, waiting lists close."""

from itertools import groupby

from django.db import transaction
from django.db.models import F, Q

from engagement.needs import messages
from engagement.needs.actions.places import fill, locked, move_party
from engagement.needs.models import Need, Shift, SignUp

State = SignUp.State


def let_lapse() -> int:
    """Settle each shift where a time is over or free seats wait; return how many shifts."""
    due = _due_shifts()
    for shift_id in due:
        settle(shift_id)
    return len(due)


def _due_shifts() -> list[int]:
    waiting = Q(signups__state=State.WAITING)
    lapsed = Q(pk__in=SignUp.objects.lapsed().values("shift"))
    closed = waiting & ~Q(pk__in=Shift.objects.joinable().values("pk"))
    to_fill = waiting & Q(need__in=Need.objects.published(), taken__lt=F("capacity"))
    due = Shift.objects.filter(lapsed | closed | to_fill).order_by("pk")
    return list(due.values_list("pk", flat=True).distinct())


@transaction.atomic
def settle(shift_id: int) -> None:
    """Do what the clock asks of one shift; once more changes nothing."""
    shift = locked(shift_id)
    lapsed = SignUp.objects.filter(shift=shift).lapsed()
    if not shift.is_joinable:
        lapsed |= SignUp.objects.filter(shift=shift, state=State.WAITING)
    rows = lapsed.select_related("resident").order_by("party", "pk")
    for _party, members in groupby(rows, key=lambda row: row.party):
        _expire(shift, list(members))
    fill(shift)


def _expire(shift: Shift, members: list[SignUp]) -> None:
    was = State(members[0].state)
    move_party(shift, members, State.EXPIRED, by=None)
    messages.tell_expired(shift, members, was)
