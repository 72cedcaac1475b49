"""Calls: what is told by telephone, by whoever sits at the desk.

All that waits for one number is one call, claimed by one person: a lease, as a machine's, so that
two do not call the same person, and that a call begun and left comes back by itself. It is at least
once: who told somebody and did not write it down has her called again.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from engagement.base.waking import after_waking_hours
from engagement.outbox.answers import AnswerRefused, answer
from engagement.outbox.models import CallTry, Message

Outcome = CallTry.Outcome
State = Message.State

#: How long somebody keeps a call that she began.
LEASE = timedelta(minutes=15)
#: Without an answer it comes again after so many hours of the day; the last time ends it.
AGAIN_AFTER = timedelta(hours=3)
MOST_TRIES = 4


#: What waits longer than that is late; so is what ends within as many.
LATE_AFTER = timedelta(hours=4)


class CallTaken(Exception):
    """Somebody else is calling this person, or nothing is left to tell her."""


@dataclass(frozen=True)
class Call:
    """All that waits for one number, the most pressing first."""

    messages: Sequence[Message]

    @property
    def first(self) -> Message:
        return self.messages[0]

    @property
    def number(self) -> str:
        return self.first.to

    @property
    def is_pressing(self) -> bool:
        """Whether it is to be made now; the rest is told along with it, or in quiet hours."""
        return not self.first.can_wait


def to_call(now: datetime) -> list[Call]:
    """Return the calls that wait at `now`, one a number, the most pressing first.

    Of a number that somebody is calling, or that has to be tried again later, nothing is shown.
    """
    waiting = Message.objects.waiting().by_way(Message.Way.TELEPHONE)
    rows = sorted(waiting, key=lambda row: (row.to, *_order(row)))
    calls = [Call(list(group)) for _number, group in groupby(rows, key=lambda row: row.to)]
    free = [call for call in calls if all(row.due_at <= now for row in call.messages)]
    return sorted(free, key=lambda call: (call.first.can_wait, _until(call), call.first.pk))


def late_calls(now: datetime) -> Any:
    """Return the pressing messages that nobody told in time by telephone, the oldest first."""
    rows = Message.objects.due(now).by_way(Message.Way.TELEPHONE).filter(can_wait=False)
    ends_soon = Q(expires_at__lte=now + LATE_AFTER)
    return rows.filter(Q(created_at__lte=now - LATE_AFTER) | ends_soon).order_by("due_at", "pk")


def under_way(now: datetime) -> list[Call]:
    """Return the calls that somebody holds at `now`."""
    held = Message.objects.by_way(Message.Way.TELEPHONE).filter(state=State.SENDING, due_at__gt=now)
    held = (
        held.exclude(token=None)
        .select_related("called_by")
        .order_by("to", "can_wait", "priority", "pk")
    )
    return [Call(list(group)) for _number, group in groupby(held, key=lambda row: row.to)]


def _order(row: Message) -> tuple[object, ...]:
    return row.can_wait, row.priority, row.due_at, row.pk


def _until(call: Call) -> datetime:
    ends = [row.expires_at for row in call.messages if row.expires_at]
    return min(ends) if ends else call.first.due_at + timedelta(days=365)


@transaction.atomic
def claim_call(*, message: Message, by: Any) -> Call:
    """Take all that waits for the number of `message`; CallTaken if somebody else has it.

    Whoever holds it already goes on with it. One compare-and-set: all rows, or none.
    """
    now = timezone.now()
    rows = Message.objects.waiting().by_way(Message.Way.TELEPHONE).filter(to=message.to)
    locked = list(rows.select_for_update().order_by("pk"))
    if any(_is_anothers(row, by, now) for row in locked):
        raise CallTaken
    due = [row for row in locked if _may_be_told(row, now)]
    if not due:
        raise CallTaken
    Message.objects.filter(pk__in=[row.pk for row in due], state__in=Message.LIVE).update(
        state=State.SENDING, token=uuid.uuid4(), due_at=now + LEASE, called_by=by
    )
    return held_call(message=message, by=by)


def _is_anothers(row: Message, by: Any, now: datetime) -> bool:
    return row.token is not None and row.due_at > now and row.called_by_id != by.pk


def _may_be_told(row: Message, now: datetime) -> bool:
    expired = row.expires_at is not None and row.expires_at <= now
    return not expired and (row.due_at <= now or row.token is not None)


def held_call(*, message: Message, by: Any) -> Call:
    """Return the call that `by` holds, with this message in it; CallTaken otherwise."""
    mine = Message.objects.filter(state=State.SENDING, called_by=by, to=message.to)
    rows = list(mine.exclude(token=None).order_by("can_wait", "priority", "due_at", "pk"))
    if message.pk not in [row.pk for row in rows]:
        raise CallTaken
    return Call(rows)


@transaction.atomic
def leave_call(*, call: Call, by: Any) -> None:
    """Give a call back without having called."""
    _of(call, by).update(state=State.QUEUED, token=None, called_by=None, due_at=timezone.now())


@transaction.atomic
def note_no_answer(*, call: Call, by: Any) -> None:
    """Call again some hours of the day later; after MOST_TRIES the desk is told that it failed."""
    now = timezone.now()
    for message in _locked(call, by):
        _log(message, Outcome.NO_ANSWER, by)
        if message.attempts + 1 >= MOST_TRIES:
            _end(message, State.FAILED, now, "no answer")
        else:
            message.attempts += 1
            message.state, message.token = State.QUEUED, None
            message.due_at = _next_try(message, now)
            message.save(update_fields=["attempts", "state", "token", "due_at"])


def _next_try(message: Message, now: datetime) -> datetime:
    """Return when to call again: by day, and while it is still worth telling."""
    again = after_waking_hours(now, AGAIN_AFTER)
    return min(again, now + (message.expires_at - now) / 2) if message.expires_at else again


@transaction.atomic
def note_wrong_number(*, call: Call, by: Any) -> None:
    """End all that was to be told to this number; each is listed at the desk as not arrived."""
    now = timezone.now()
    for message in _locked(call, by):
        _log(message, Outcome.WRONG_NUMBER, by)
        _end(message, State.FAILED, now, "wrong number")


@transaction.atomic
def note_reached(*, call: Call, by: Any, answers: Mapping[int, str]) -> list[str]:
    """Note that all of it was told, and do what she answered (by message: yes, no or reached).

    Return what came too late, in words. Raises CallTaken when the lease was lost to another.
    """
    now, refused = timezone.now(), []
    for message in _locked(call, by):
        outcome = answers.get(message.pk, Outcome.REACHED)
        try:
            with transaction.atomic():
                answer(message, outcome, by)
        except AnswerRefused as error:
            refused.append(str(error))
            outcome = Outcome.REACHED
        _log(message, outcome, by)
        _end(message, State.SENT, now, "")
    return refused


def _of(call: Call, by: Any) -> Any:
    tokens = {message.token for message in call.messages}
    keys = [message.pk for message in call.messages]
    return Message.objects.filter(pk__in=keys, token__in=tokens, state=State.SENDING, called_by=by)


def _locked(call: Call, by: Any) -> list[Message]:
    """Return the rows of the call, locked, still ours; CallTaken if one of them is not."""
    rows = list(_of(call, by).select_for_update().order_by("pk"))
    if len(rows) != len(call.messages):
        raise CallTaken
    return rows


def _end(message: Message, state: str, now: datetime, why: str) -> None:
    Message.objects.filter(pk=message.pk, token=message.token).before(state).update(
        state=state, token=None, finished_at=now, last_error=why
    )


def _log(message: Message, outcome: str, by: Any) -> None:
    CallTry.objects.create(message=message, outcome=outcome, by=by)
