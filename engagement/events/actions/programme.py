"""What happens at a fête, and who helps to make it."""

from django.db import transaction

from engagement.events.models import Activity, Event, Partner
from engagement.people.models import Account
from engagement.search.actions import refresh


@transaction.atomic
def save_activity(*, event: Event, activity: Activity, by: Account | None) -> Activity:
    """Add a line to the programme or change it; raises ValidationError."""
    activity.event = event
    activity.full_clean()
    activity.save()
    refresh(kind="event", keys=[event.pk])
    return activity


@transaction.atomic
def remove_activity(*, activity: Activity, by: Account | None) -> None:
    """Take a line off the programme."""
    event_id = activity.event_id
    activity.delete()
    refresh(kind="event", keys=[event_id])


@transaction.atomic
def save_partner(*, event: Event, partner: Partner, by: Account | None) -> Partner:
    """Name who helps to make the fête; raises ValidationError."""
    partner.event = event
    partner.full_clean()
    partner.save()
    return partner


@transaction.atomic
def remove_partner(*, partner: Partner, by: Account | None) -> None:
    """Name it no more."""
    partner.delete()
