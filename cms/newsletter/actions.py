"""What is done to a letter before and while it leaves. The officer acts; the clock sends."""

import uuid
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone

from cms.newsletter.audience import count_audience
from cms.newsletter.models import Newsletter
from cms.newsletter.parts import parts_of
from cms.newsletter.rendering import TEMPLATE
from engagement.base.waking import EVENING, MORNING
from engagement.outbox.actions import enqueue, withdraw
from engagement.outbox.models import Message, MessageQuerySet
from engagement.people.models import Account

State = Newsletter.State


class NobodyToWriteTo(Exception):
    """Nobody of this audience agreed to the letter."""


class AtNight(Exception):
    """It would leave between 21 h and 8 h, and nobody said that it may."""


def is_night(moment: datetime) -> bool:
    """Return whether people sleep at this moment, in the city's time."""
    return not MORNING <= timezone.localtime(moment).time() < EVENING


@transaction.atomic
def propose(*, newsletter: Newsletter, by: Account) -> Newsletter:
    """Ask the officer to send it."""
    return newsletter.move(State.PROPOSED, by=by)


@transaction.atomic
def schedule(
    *, newsletter: Newsletter, send_at: datetime, by: Account, at_night: bool = False
) -> Newsletter:
    """Let it leave at `send_at`; what is past leaves at once.

    NobodyToWriteTo for an empty audience, AtNight for an hour of sleep without `at_night`.
    """
    if is_night(send_at) and not at_night:
        raise AtNight
    if not count_audience(newsletter)["people"]:
        raise NobodyToWriteTo
    return newsletter.move(State.SCHEDULED, by=by, send_at=send_at, at_night=at_night)


@transaction.atomic
def take_back(*, newsletter: Newsletter, by: Account) -> Newsletter:
    """Make it a draft again, before anybody was written to."""
    return newsletter.move(State.DRAFT, by=by, send_at=None, at_night=False)


@transaction.atomic
def stop(*, newsletter: Newsletter, by: Account, reason: str = "") -> Newsletter:
    """Write to nobody more; what waits in the outbox is withdrawn once this is committed.

    Killed in between, the clock withdraws it (sending.py).
    """
    newsletter.move(State.STOPPED, by=by, reason=reason)
    transaction.on_commit(partial(withdraw, messages_of(newsletter)), robust=True)
    return newsletter


@transaction.atomic
def resume(*, newsletter: Newsletter, by: Account) -> Newsletter:
    """Go on with a stopped letter: those who have nothing yet are written to, in the same words."""
    return newsletter.move(State.SENDING, by=by, written_to=0, all_written=False)


def messages_of(newsletter: Newsletter) -> MessageQuerySet:
    """Return the outbox's messages of a letter that began to leave."""
    return Message.objects.filter(content__in=newsletter.editions.values("content"))


@transaction.atomic
def send_test(*, newsletter: Newsletter, by: Account) -> None:
    """Send the letter as it is now to whoever asks, in each of its languages."""
    for language in newsletter.languages:
        title, body = newsletter.words_in(language)
        enqueue(
            kind=Message.Kind.NOTICE,
            template=TEMPLATE,
            to=by.email,
            context={"title": title, "parts": parts_of(body, language), "is_test": True},
            dedupe_key=f"newsletter:{newsletter.pk}:test:{uuid.uuid4()}",
            recipient_key=f"account:{by.pk}",
            language=language,
        )
