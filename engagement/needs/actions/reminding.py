"""Those who are expected are reminded three days before, and the day before."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from engagement.associations.models import Association
from engagement.base.waking import EVENING, is_night
from engagement.needs.actions.places import party_of
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


def reminder_time(starts_at: datetime, lead: timedelta) -> datetime:
    """Return when to remind: the same local hour so long before, or the evening before a night."""
    moment = timezone.localtime(starts_at) - lead  # wall clock: 10 h stays 10 h
    if not is_night(moment):
        return moment
    evening = moment if moment.time() >= EVENING else moment - timedelta(days=1)
    return datetime.combine(evening, BEFORE_NIGHT, tzinfo=moment.tzinfo)


def _expected(now: datetime) -> QuerySet:
    """Return who is expected in the days to come: of each party the one who is told.

    The first with an e-mail address, else the first with a telephone. `since` is when the place
    was sure.
    """
    confirmed = SignUpMove.objects.filter(subject=OuterRef("pk"), to_state=SignUp.State.CONFIRMED)
    mates = SignUp.objects.confirmed().filter(party=OuterRef("party"))
    written_to = mates.exclude(resident__email="")
    called = mates.filter(resident__email="").exclude(resident__phone="")
    first_by_mail = Q(~Exists(written_to.filter(pk__lt=OuterRef("pk")))) & ~Q(resident__email="")
    first_by_phone = Q(resident__email="") & ~Q(resident__phone="")
    first_by_phone &= Q(~Exists(written_to), ~Exists(called.filter(pk__lt=OuterRef("pk"))))
    horizon = now + max(LEADS) + LONGEST_NIGHT
    return (
        SignUp.objects.confirmed()
        .filter(
            first_by_mail | first_by_phone,
            shift__starts_at__range=(now, horizon),
            shift__called_off_at__isnull=True,
            shift__need__association__in=Association.objects.public(),
        )
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
    """Return the key of the reminder due to this party; "" if none is, or they came after it.

    Nobody is called twice to be reminded of the same.
    """
    for lead in LEADS:
        moment = reminder_time(signup.shift.starts_at, lead)
        if moment <= now:
            once = "call" if not signup.resident.email else lead // timedelta(hours=1)
            key = reminder_key(signup, f"{once}-{signup.shift.sequence}")
            return key if signup.since <= moment else ""
    return ""
