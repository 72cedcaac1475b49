"""Reads of the pages of fêtes."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from engagement.associations.roles import Act, may
from engagement.city.modules import is_on
from engagement.events.cards import event_card, for_cards
from engagement.events.models import Event, Registration
from engagement.needs.cards import for_cards as needs_for_cards
from engagement.needs.models import Need
from engagement.people.models import Account

EVENTS_SHOWN = 3


def visible_event(account: object, slug: str) -> Event:
    """Return the event if this visitor may see it; else Http404."""
    events = Event.objects.select_related("initiative", "report")
    found = for_cards(events.prefetch_related("activities", "partners"))
    event = get_object_or_404(found, slug=slug)
    if event.is_public or (isinstance(account, Account) and may_prepare(account, event)):
        return event
    raise Http404


def may_prepare(account: Account, event: Event) -> bool:
    """Return whether this account organises the event."""
    own = event.association is not None and may(account, event.association, Act.SEE)
    return own or account.has_perm("events.change_event")


def event_cards(events: QuerySet[Event]) -> list[dict[str, Any]]:
    """Return the cards of the first EVENTS_SHOWN of these events; none where fêtes are closed."""
    if not is_on("events"):
        return []
    rows = for_cards(events)[:EVENTS_SHOWN]
    return [event_card(row, url=reverse("residents:event", args=[row.slug])) for row in rows]


def registrations_to_come(account: Account) -> QuerySet[Registration]:
    """Return the live registrations of an account's residents, soonest first."""
    if not is_on("events"):
        return Registration.objects.none()
    rows = Registration.objects.live().filter(resident__account=account)
    rows = rows.select_related("resident", "event__association", "event__neighbourhood")
    return rows.filter(event__in=Event.objects.upcoming()).order_by("event__starts_at", "pk")


def needs_of(event: Event) -> QuerySet[Need]:
    """Return the published needs of a fête, with what their cards tell."""
    rows = Need.objects.published().filter(event_need__event=event)
    return needs_for_cards(rows).order_by("title", "pk")


def registration_of(account: object, event: Event) -> Registration | None:
    """Return the live registration of the account's own resident."""
    if not isinstance(account, Account):
        return None
    rows = Registration.objects.live().filter(event=event, resident__account=account)
    return rows.order_by("-resident__is_self", "pk").first()
