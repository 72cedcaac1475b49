"""A need stops for a while or for good, and those signed up are told what becomes of their place.

A paused need takes nobody new and keeps those who hold a place. While an association is
suspended its needs are hidden and every place is kept: those signed up are told that it is on
hold, and told again when it goes on.
"""

from collections.abc import Iterator

from django.db import transaction

from engagement.associations.actions import reinstate_association, suspend_association
from engagement.associations.models import Association
from engagement.needs import messages
from engagement.needs.actions.places import cancel_all, fill, live_parties, locked
from engagement.needs.indexing import reindex
from engagement.needs.models import Need, Shift, SignUp
from engagement.people.models import Account

State = SignUp.State


@transaction.atomic
def withdraw_need(*, need: Need, by: Account | None, reason: str = "", tell: bool = True) -> Need:
    """Take a need back; those signed up for a shift to come lose their place and are told.

    Without `tell` the caller tells them: a fête that is called off writes once to each.
    """
    need.move(Need.State.WITHDRAWN, by=by, reason=reason)
    reindex([need.pk])
    for shift in _shifts_to_come(need=need):
        parties = live_parties(shift)
        cancel_all(shift, parties, by=by, reason=reason)
        for party in parties if tell else []:
            messages.tell_withdrawn(shift, party)
    return need


@transaction.atomic
def pause_need(*, need: Need, by: Account | None, reason: str = "") -> Need:
    """Hide a need from new people; those who wait are told that no place is offered for now."""
    need.move(Need.State.PAUSED, by=by, reason=reason)
    reindex([need.pk])
    for shift in _shifts_to_come(need=need):
        for party in _waiting(shift):
            messages.tell_paused(shift, party, _last_move(need))
    return need


@transaction.atomic
def resume_need(*, need: Need, by: Account | None) -> Need:
    """Show a paused need again, tell those who waited, offer them the places freed meanwhile."""
    need.move(Need.State.PUBLISHED, by=by)
    reindex([need.pk])
    for shift in _shifts_to_come(need=need):
        fill(shift)
        for party in _waiting(shift):
            messages.tell_resumed(shift, party, _last_move(need))
    return need


@transaction.atomic
def suspend_needs_of(*, association: Association, by: Account, reason: str) -> Association:
    """Suspend an association; its needs are hidden, those signed up are told it is on hold."""
    suspend_association(association=association, by=by, reason=reason)
    reindex(association.needs.values_list("pk", flat=True))
    for shift in _shifts_to_come(need__association=association):
        for party in live_parties(shift):
            messages.tell_on_hold(shift, party, _last_move(association))
    return association


@transaction.atomic
def reinstate_needs_of(*, association: Association, by: Account) -> Association:
    """End a suspension: needs are shown again, those signed up are told that it goes on."""
    reinstate_association(association=association, by=by)
    reindex(association.needs.values_list("pk", flat=True))
    for shift in _shifts_to_come(need__association=association):
        fill(shift)
        for party in live_parties(shift):
            if party[0].state != State.OFFERED:
                messages.tell_resumed(shift, party, _last_move(association))
    return association


def _shifts_to_come(**of: object) -> Iterator[Shift]:
    """Yield the shifts to come, each locked, in order of key."""
    shifts = Shift.objects.filter(**of).upcoming().order_by("pk")
    for key in list(shifts.values_list("pk", flat=True)):
        yield locked(key)


def _waiting(shift: Shift) -> list[list[SignUp]]:
    return [party for party in live_parties(shift) if party[0].state == State.WAITING]


def _last_move(subject: Need | Association) -> int:
    """Return the key of the move that is told of: a need may be paused more than once."""
    return subject.moves.latest("at", "pk").pk
