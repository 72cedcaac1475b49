"""Reads of the pages of fêtes."""

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from engagement.associations.roles import Act, may
from engagement.events.cards import for_cards
from engagement.events.models import Event, Registration
from engagement.needs.cards import for_cards as needs_for_cards
from engagement.needs.models import Need
from engagement.people.models import Account


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
