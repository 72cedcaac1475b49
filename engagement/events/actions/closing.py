"""After the fête: places of who did not come, the report, thanks to everybody."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from engagement.events import messages
from engagement.events.actions.places import fill, locked, move_party
from engagement.events.concerned import people_who_came
from engagement.events.figures import figures_of
from engagement.events.models import Event, Registration, Report
from engagement.people.models import Account
from engagement.search.actions import refresh

#: How long what somebody needs to take part is kept after the fête.
KEEP_ACCESS_NEEDS = timedelta(days=1)


class NotOver(Exception):
    """The fête goes on: nobody can report on it yet."""


@transaction.atomic
def free_no_shows(*, event: Event, by: Account) -> int:
    """While the fête runs, offer the places of those who have not come to who waits.

    Who comes later all the same is let in by the gate. Returns how many seats were freed.
    """
    event = locked(event.pk)
    now = timezone.now()
    if event.capacity is None or not event.starts_at <= now < event.ends_at:
        return 0
    absent = Registration.objects.confirmed().filter(event=event, came_at=None)
    rows = list(absent.select_related("resident"))
    move_party(event, rows, Registration.State.CANCELLED, by=by, reason=_("pas encore là"))
    fill(event)
    return sum(row.seats for row in rows)


@transaction.atomic
def publish_report(
    *, event: Event, by: Account, came_of_it: str, decided: str = "", next_steps: str = ""
) -> Report:
    """Close an event that is over with its report, and tell everybody who took part.

    Raises NotOver, ValidationError.
    """
    event = locked(event.pk)
    if not event.is_over:
        raise NotOver
    report = Report(
        event=event,
        came_of_it=came_of_it,
        decided=decided,
        next_steps=next_steps,
        figures=figures_of(event),
        published_by=by,
    )
    report.full_clean()
    event.move(Event.State.CLOSED, by=by)
    report.save()
    refresh(kind="event", keys=[event.pk])
    messages.tell_report(event, report, people_who_came(event))
    return report


def forget_access_needs() -> int:
    """Erase what people needed to take part, the day after; return how many rows."""
    ended = timezone.now() - KEEP_ACCESS_NEEDS
    told = Registration.objects.filter(event__ends_at__lt=ended).exclude(access_needs="")
    return told.update(access_needs="")
