"""A fête is drafted, changed and announced."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from engagement.associations.models import Association
from engagement.base.slugs import save_with_free_slug
from engagement.events import messages
from engagement.events.actions.places import fill, locked
from engagement.events.models import Activity, Event, EventNeed
from engagement.needs.models import Need
from engagement.people.models import Account
from engagement.search.actions import refresh
from engagement.territory.models import Interest


@transaction.atomic
def post_event(
    *,
    by: Account | None,
    title: str,
    starts_at: datetime,
    ends_at: datetime,
    place: str,
    association: Association | None = None,
    interests: Iterable[Interest] = (),
    **facts: Any,
) -> Event:
    """Write a draft; raises ValidationError. `facts` are other fields of Event."""
    event = Event(
        title=title,
        starts_at=starts_at,
        ends_at=ends_at,
        place=place,
        association=association,
        **facts,
    )
    save_with_free_slug(event, title, reserved=Event.RESERVED_SLUGS)
    event.interests.set(interests)
    return event


@transaction.atomic
def edit_event(
    *, event: Event, by: Account | None, interests: Iterable[Interest] | None = None, **facts: Any
) -> Event:
    """Change fields of an event; raises ValidationError, also for a capacity below what is taken.

    Those registered are told where the time, the place or the way changed; activities move with
    the day.
    """
    was = locked(event.pk)
    event.taken, event.sequence, event.reminded_at = was.taken, was.sequence, was.reminded_at
    for name, value in facts.items():
        setattr(event, name, value)
    moved = (event.starts_at, event.ends_at) != (was.starts_at, was.ends_at)
    event.sequence += moved or event.place != was.place
    if moved:
        event.reminded_at = None
    _check_capacity(event)
    event.full_clean()
    event.save(update_fields=[*facts, "sequence", "reminded_at"])
    if interests is not None:
        event.interests.set(interests)
    if event.starts_at != was.starts_at:
        _move_activities(event, was)
    refresh(kind="event", keys=[event.pk])
    fill(locked(event.pk))
    if event.state == Event.State.ANNOUNCED:
        messages.tell_changed(was, event)
    return event


def _check_capacity(event: Event) -> None:
    if event.capacity is not None and event.capacity < event.taken:
        text = _("%(taken)d places sont déjà prises : indiquez au moins ce nombre.")
        raise ValidationError({"capacity": text % {"taken": event.taken}})


def _move_activities(event: Event, was: Event) -> None:
    later = event.starts_at - was.starts_at
    activities = list(event.activities.all())
    for activity in activities:
        activity.starts_at += later
        activity.ends_at = activity.ends_at and activity.ends_at + later
    Activity.objects.bulk_update(activities, ["starts_at", "ends_at"])


@transaction.atomic
def announce_event(*, event: Event, by: Account | None) -> Event:
    """Show an event to everybody."""
    event.move(Event.State.ANNOUNCED, by=by)
    refresh(kind="event", keys=[event.pk])
    return event


@transaction.atomic
def attach_need(*, event: Event, need: Need, by: Account | None) -> EventNeed:
    """Make a need part of a fête; ValidationError if it belongs to another one."""
    row, _made = EventNeed.objects.get_or_create(need=need, defaults={"event": event})
    if row.event_id != event.pk:
        raise ValidationError(_("Ce besoin fait déjà partie d’un autre événement."))
    return row


@transaction.atomic
def detach_need(*, event: Event, need: Need, by: Account | None) -> None:
    """The need goes on without the fête."""
    EventNeed.objects.filter(event=event, need=need).delete()
