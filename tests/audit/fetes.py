"""The fêtes that the audit visits: one in each state that a page shows."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from engagement.events.actions import (
    attach_need,
    begin_event,
    cancel_event,
    issue_badges,
    make_steward_pass,
    publish_report,
    register,
    save_partner,
)
from engagement.events.models import Event, Partner
from engagement.people.models import Resident
from tests import factories

FACTS = {
    "summary": "Un après-midi au bord de l’eau.",
    "description": "On joue, on mange, on danse.",
    "getting_there": "Bus C4, arrêt du Lac",
    "contact": "Mireille, 06 39 98 00 00",
    "wheelchair": True,
    "sign_language": True,
    "quiet_hour": "de 14 h à 15 h",
}


def fetes(world: Any) -> dict[str, Any]:
    """To come, today, over, with its report, called off, in preparation; Inès is registered."""
    keeper, now = world.treize.memberships.first().account, timezone.now()
    its = {"association": world.treize, "neighbourhood": world.home, **FACTS}
    fete = factories.event(capacity=20, **its)
    today = factories.event(title="La fête du jour", **its)
    off = factories.event(title="La fête sous la pluie", **its)
    over, closed = (factories.event(title=title, **its) for title in ("Hier", "Avant-hier"))
    for event in (fete, today, closed):
        register(event=event, resident=world.ines, by=None, seats=2)
    moved(today, now - timedelta(hours=1))
    for event in (over, closed):
        moved(event, now - timedelta(days=2))
    attach_need(event=today, need=world.taken, by=None)
    attach_need(event=fete, need=world.open, by=None)
    furnish(fete, keeper)
    issue_badges(event=today)
    publish_report(
        event=closed,
        by=keeper,
        came_of_it="Deux cents voisins.",
        decided="Une date.",
        next_steps="",
    )
    cancel_event(event=off, by=keeper, reason="La pluie.")
    draft = begin_event(
        by=keeper,
        kind=Event.Kind.FETE,
        starts_at=now + timedelta(days=50),
        place="Sur la place",
        association=world.treize,
    )
    return {
        "fete": fete,
        "fete_today": today,
        "fete_over": over,
        "fete_closed": closed,
        "fete_off": off,
        "fete_draft": draft,
        "line": fete.activities.get(),
        "registration": fete.registrations.get(resident=world.ines),
    }


def moved(event: Event, start: Any) -> None:
    Event.objects.filter(pk=event.pk).update(starts_at=start, ends_at=start + timedelta(hours=4))
    event.refresh_from_db()


def furnish(event: Event, keeper: Any) -> None:
    """Give it a programme, things to prepare, a partner, badges, a gate and who waits."""
    event.activities.create(title="Ouverture", starts_at=event.starts_at, place="La scène")
    for days in (60, 1):
        event.tasks.create(text="Prévoir des bancs", days_before=days)
    save_partner(event=event, partner=Partner(name="La Maison du lac"), by=keeper)
    others = Resident.objects.exclude(registrations__event=event).filter(account=None)
    for resident in others.order_by("pk")[:2]:
        register(event=event, resident=resident, by=None)
    issue_badges(event=event)
    make_steward_pass(event=event, by=keeper, label="Entrée nord")
