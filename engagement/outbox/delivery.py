"""Claims what is due, one message at a time, and sends it outside any transaction.

A claim is a lease: a token and an end. Whoever finds a lease that has ended knows its holder died.
A message better sent twice than lost is then claimed again; one better lost than sent twice comes
to `unknown`, which nothing here ever sends again.
"""

import logging
import smtplib
import time
import uuid
from collections import Counter
from collections.abc import Callable
from datetime import timedelta

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.utils import timezone

from engagement.outbox.delivery_events import adopt_events
from engagement.outbox.line import Line
from engagement.outbox.models import Message, Suppression
from engagement.outbox.rendering import compose

logger = logging.getLogger(__name__)

State = Message.State

#: Longer than any honest attempt: settings.EMAIL_TIMEOUT bounds each step of one.
LEASE = timedelta(seconds=60)
#: After the first failure, the second, …: eight attempts within 24 hours, then none.
RETRY_DELAYS = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 600)]
MAX_ATTEMPTS = len(RETRY_DELAYS) + 1


def deliver_due(
    *, seconds: float | None = None, stop: Callable[[], bool] = lambda: False
) -> Counter[str]:
    """Send what is due until nothing is, `seconds` have passed or `stop()`; return ends by state.

    "sending" counts the attempts that failed and will be made again.
    """
    began = time.monotonic()
    counts: Counter[str] = Counter()
    line = Line()
    try:
        while not stop() and (seconds is None or time.monotonic() - began < seconds):
            message = claim()
            if message is None:
                break
            if message.state == State.SENDING:
                attempt(message, line)
            counts[message.state] += 1
    finally:
        line.close()
    return counts


def claim() -> Message | None:
    """Take the next due message: leased to us, or brought to an end because it may not leave.

    None if nothing is due. Another who took it first between the two statements makes us look
    again, with or without SKIP LOCKED.
    """
    while True:
        with transaction.atomic():
            now = timezone.now()
            due = Message.objects.claimable(now).select_for_update(skip_locked=True)
            message = due.first()
            if message is None or _take(message, now):
                return message


def _take(message: Message, now) -> bool:
    end = _end_before_sending(message, now)
    if end:
        changes = {"state": end, "finished_at": now}
    else:
        changes = {
            "state": State.SENDING,
            "token": uuid.uuid4(),
            "due_at": now + LEASE,
            "attempts": message.attempts + 1,
        }
    return _change(message, Message.objects.filter(attempts=message.attempts), **changes)


def _end_before_sending(message: Message, now) -> str | None:
    """Return the state that this message comes to without another attempt, if any."""
    if message.token and message.at_most_once:
        return State.UNKNOWN
    if message.expires_at and message.expires_at <= now:
        return State.EXPIRED
    if message.attempts >= MAX_ATTEMPTS:
        return State.FAILED
    if Suppression.objects.holds_back(message, now):
        return State.SUPPRESSED
    return None


def attempt(message: Message, line: Line) -> None:
    """Send a message leased to us and write down what came of it."""
    try:
        email = compose(message)
        email.connection = line.open()
    except Exception as error:  # whatever it is, the message has not left
        _put_off(message, error)
        return
    try:
        email.send()
    except Exception as error:  # backends raise what their libraries raise
        line.close()
        if message.at_most_once and not _surely_refused(error):
            _end(message, State.UNKNOWN, error)
        else:
            _put_off(message, error)
    else:
        _mark_sent(message, email)
    finally:
        line.rest()


def _surely_refused(error: Exception) -> bool:
    """Return whether the other side answered no: the message cannot have left."""
    refused = (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused)
    status = getattr(error, "status_code", None)
    return isinstance(error, refused) or (status is not None and 400 <= status < 500)


def _mark_sent(message: Message, email: EmailMultiAlternatives) -> None:
    status = getattr(email, "anymail_status", None)
    provider_id = getattr(status, "message_id", None) or ""
    rows = Message.objects.filter(token=message.token).before(State.SENT)
    _change(
        message,
        rows,
        state=State.SENT,
        finished_at=timezone.now(),
        provider_id=provider_id,
        last_error="",
        token=None,
    )
    adopt_events(message)


def _put_off(message: Message, error: Exception) -> None:
    """Try again later, later each time; after the last attempt the message has failed."""
    if message.attempts >= MAX_ATTEMPTS:
        _end(message, State.FAILED, error)
        return
    logger.warning("message %s put off: %s", message.pk, _name(error))
    _change(
        message,
        Message.objects.filter(token=message.token, state=State.SENDING),
        token=None,
        due_at=timezone.now() + RETRY_DELAYS[message.attempts - 1],
        last_error=_name(error),
    )


def _end(message: Message, state: str, error: Exception) -> None:
    logger.error("message %s %s: %s", message.pk, state, _name(error))
    _change(
        message,
        Message.objects.filter(token=message.token).before(state),
        state=state,
        finished_at=timezone.now(),
        last_error=_name(error),
    )


def _name(error: Exception) -> str:
    """Return the kind of the error: its words may hold an address."""
    code = getattr(error, "smtp_code", None) or getattr(error, "status_code", None)
    return f"{type(error).__name__} {code or ''}".strip()


def _change(message: Message, rows, **changes: object) -> bool:
    """Compare-and-set: write `changes` if the row is still among `rows`; say whether it was."""
    if not rows.filter(pk=message.pk).update(**changes):
        return False
    for name, value in changes.items():
        setattr(message, name, value)
    return True
