"""Those who are expected are reminded three days before, and the day before."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from engagement.associations.models import Association
from engagement.needs.actions.places import party_of
from engagement.needs.deadlines import EVENING, MORNING
from engagement.needs.messages.reminders import reminder_key, tell_reminder
from engagement.needs.models import SignUp, SignUpMove
from engagement.outbox.models import Message

LEADS = (timedelta(hours=24), timedelta(hours=72))  # of those that are due, the first is sent
BEFORE_NIGHT = time(20)  # what would leave in the night leaves at this hour of the evening before
LONGEST_NIGHT = timedelta(hours=12)  # how far that may bring a reminder forward
CHUNK = 1000


def send_reminders() -> int:
    """Queue the reminders that are due, each once for each time its shift had; return how many."""
    now = timezone.localtime()
    return 0 if is_night(now) else sum(_remind(chunk, now) for chunk in _chunks(_expected(now)))


def is_night(moment: datetime) -> bool:
    """Say whether a local moment lies in the quiet hours."""
    return not MORNING <= moment.time() < EVENING


def reminder_time(starts_at: datetime, lead: timedelta) -> datetime:
    """Return when to remind: the same local hour so long before, or the evening before a night."""
    moment = timezone.localtime(starts_at) - lead  # wall clock: 10 h stays 10 h
    if not is_night(moment):
        return moment
    evening = moment if moment.time() >= EVENING else moment - timedelta(days=1)
    return datetime.combine(evening, BEFORE_NIGHT, tzinfo=moment.tzinfo)


def _expected(now: datetime) -> QuerySet:
    """Return who is expected in the days to come: of each party the first with an address.

    `since` is when the place was sure.
    """
    confirmed = SignUpMove.objects.filter(subject=OuterRef("pk"), to_state=SignUp.State.CONFIRMED)
    reached = SignUp.objects.confirmed().exclude(resident__email="")
    before_her = reached.filter(party=OuterRef("party"), pk__lt=OuterRef("pk"))
    horizon = now + max(LEADS) + LONGEST_NIGHT
    return (
        reached.filter(
            shift__starts_at__range=(now, horizon),
            shift__called_off_at__isnull=True,
            shift__need__association__in=Association.objects.public(),
        )
        .exclude(Exists(before_her))
        .select_related("resident", "shift__need__association", "shift__need__neighbourhood")
        .annotate(
            since=Coalesce(Subquery(confirmed.order_by("-at").values("at")[:1]), "created_at")
        )
        .order_by("pk")
    )


def _chunks(signups: QuerySet) -> Iterator[list[Any]]:
    last = 0
    while chunk := list(signups.filter(pk__gt=last)[:CHUNK]):
        yield chunk
        last = chunk[-1].pk


@transaction.atomic
def _remind(signups: list[Any], now: datetime) -> int:
    due = {key: signup for signup in signups if (key := _due(signup, now))}
    told = Message.objects.filter(dedupe_key__in=due).values_list("dedupe_key", flat=True)
    to_tell = due.keys() - set(told)
    for key in to_tell:
        signup = due[key]
        party = party_of(signup.shift, signup.party, SignUp.State.CONFIRMED)
        tell_reminder(signup.shift, party, key.rpartition(":")[2])
    return len(to_tell)


def _due(signup: Any, now: datetime) -> str:
    """Return the key of the reminder due to this party; "" if none is, or they came after it."""
    for lead in LEADS:
        moment = reminder_time(signup.shift.starts_at, lead)
        if moment <= now:
            hours = lead // timedelta(hours=1)
            key = reminder_key(signup, f"{hours}-{signup.shift.sequence}")
            return key if signup.since <= moment else ""
    return ""
