"""The day before a fête: badges for everybody, and a reminder that carries the way to them."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from engagement.base.waking import is_night
from engagement.events import messages
from engagement.events.actions.badges import issue_badges
from engagement.events.actions.places import locked
from engagement.events.messages.changes import confirmed_parties
from engagement.events.models import Event

LEAD = timedelta(hours=24)


def keep_badges() -> int:
    """Give a badge to each who is expected at a fête to come and has none; return how many."""
    return sum(issue_badges(event=event) for event in Event.objects.upcoming())


def remind_registered() -> int:
    """Remind, by day, who is expected at a fête within 24 hours; return how many fêtes.

    A fête that moves is reminded of again.
    """
    now = timezone.localtime()
    if is_night(now):
        return 0
    soon = Event.objects.upcoming().filter(
        takes_registrations=True, reminded_at=None, starts_at__gt=now, starts_at__lte=now + LEAD
    )
    return sum(_remind(pk) for pk in list(soon.values_list("pk", flat=True)))


@transaction.atomic
def _remind(event_id: int) -> bool:
    event = locked(event_id)
    if event.reminded_at or event.state != Event.State.ANNOUNCED:
        return False
    issue_badges(event=event)
    messages.tell_reminder(event, confirmed_parties(event))
    Event.objects.filter(pk=event.pk).update(reminded_at=timezone.now())
    return True
