"""Who prepares and runs a fête: the officers, and the association that organises it.

An association that brought a need sees the day, and of the people its own alone.
"""

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from engagement.associations.models import Association, Membership
from engagement.associations.roles import Act, allows
from engagement.events.models import Event
from engagement.people.http import SignedIn
from engagement.people.models import Account

ORGANISE = "events.change_event"


def is_officer(account: Account) -> bool:
    return account.is_active and account.has_perm(ORGANISE)


def event_of(request: SignedIn, slug: str) -> Event:
    """Return the event that the visitor organises; else Http404."""
    return get_object_or_404(organised_by(request.user), slug=slug)


def organised_by(account: Account) -> QuerySet[Event]:
    """Return the events that this account prepares and runs."""
    events = Event.objects.select_related("association", "neighbourhood", "initiative")
    events = events.defer("neighbourhood__outline")
    if is_officer(account):
        return events
    return events.filter(association__in=associations_of(account))


def day_of(request: SignedIn, slug: str) -> tuple[Event, QuerySet[Association] | None]:
    """Return an event whose day the visitor sees, and the associations she sees it for.

    None stands for all of it: she organises.
    """
    account = request.user
    organised = organised_by(account).filter(slug=slug).first()
    if organised:
        return organised, None
    mine = associations_of(account)
    brought = Q(event_needs__need__association__in=mine)
    events = Event.objects.public().select_related("association", "neighbourhood")
    return get_object_or_404(events.filter(brought).distinct(), slug=slug), mine


def associations_of(account: Account) -> QuerySet[Association]:
    """Return the public associations for which this account posts needs."""
    if not account.is_active:
        raise Http404
    members = Membership.objects.filter(account=account)
    keys = [member.association_id for member in members if allows(member, Act.POST)]
    return Association.objects.public().filter(pk__in=keys)
