"""Who is concerned by a fête: who registered, and who helps at its needs."""

from typing import Any

from django.db.models import Q, QuerySet

from engagement.events.models import Broadcast, Event, Registration
from engagement.events.presence import presence_of
from engagement.needs.models import SignUp
from engagement.people.models import Resident


def sign_ups_of(event: Event) -> Any:
    """Return the sign-ups for the shifts of its needs."""
    return SignUp.objects.filter(shift__need__event_need__event=event)


def people_of(event: Event) -> QuerySet[Resident]:
    """Return the residents who hold a place or wait for one, each once.

    Of a fête that was called off: those who held or asked for one at that moment.
    """
    registrations = Registration.objects.filter(event=event)
    sign_ups = sign_ups_of(event)
    if event.cancelled_at and event.settled_at:
        since = {"state": "cancelled", "cancelled_at__gte": event.cancelled_at}
        registrations, sign_ups = registrations.filter(**since), sign_ups.filter(**since)
    else:
        registrations, sign_ups = registrations.live(), sign_ups.live()
    concerned = Q(pk__in=registrations.values("resident")) | Q(pk__in=sign_ups.values("resident"))
    return Resident.objects.filter(concerned).order_by("name", "pk")


def people_to_call(event: Event) -> QuerySet[Resident]:
    """Return those of them whom no message reaches: a telephone, or nothing at all."""
    return people_of(event).filter(email="")


def people_who_came(event: Event) -> QuerySet[Resident]:
    """Return those whom the gate or an association noted as come, each once."""
    came = Registration.objects.filter(event=event, came_at__isnull=False)
    helped = sign_ups_of(event).filter(attendance=SignUp.Attendance.CAME)
    took_part = Q(pk__in=came.values("resident")) | Q(pk__in=helped.values("resident"))
    return Resident.objects.filter(took_part).order_by("name", "pk")


def people_here(event: Event) -> QuerySet[Resident]:
    """Return those whose badge is inside."""
    stays = presence_of(event).stays
    inside = [resident for resident, stay in stays.items() if stay.inside]
    return Resident.objects.filter(pk__in=inside).order_by("name", "pk")


def helpers_of(event: Event) -> QuerySet[Resident]:
    """Return those who hold a place in the shifts of its needs."""
    confirmed = sign_ups_of(event).confirmed()
    return Resident.objects.filter(pk__in=confirmed.values("resident")).order_by("name", "pk")


def audience_of(event: Event, audience: str) -> QuerySet[Resident]:
    """Return the people of one of Broadcast.Audience."""
    readers = {
        Broadcast.Audience.HERE: people_here,
        Broadcast.Audience.HELPERS: helpers_of,
        Broadcast.Audience.EVERYBODY: people_of,
    }
    return readers[Broadcast.Audience(audience)](event)
