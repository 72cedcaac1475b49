"""What was seen at the gates of the fêtes: who is in today, who came to the one that is over."""

from dataclasses import asdict
from datetime import timedelta
from random import Random
from uuid import NAMESPACE_URL, uuid5

from django.utils import timezone

from cms.demo.content.fetes import Fete
from cms.demo.loading import CHUNK, SOURCE
from cms.demo.loading.city import City
from cms.demo.loading.people import SEED
from engagement.events.actions import issue_badges, make_steward_pass
from engagement.events.figures import figures_of
from engagement.events.models import Badge, BadgeKey, Event, Registration, Report, Scan, Station
from engagement.people.models import Account

CAME = 0.8  # of those who were expected
HERE = 18  # people whose badges were read this morning
A_BADGE = timedelta(minutes=4)  # from one to the next


def keeper_of(city: City, content: Fete) -> Account:
    """Return who organises it: somebody of the association, or the officer."""
    return city.accounts[content.association] if content.association else city.officer


def report_on(city: City, content: Fete, event: Event) -> None:
    """Say who came and what came of it; nobody is written to."""
    chance = Random(f"{SEED}:came:{content.key}")  # noqa: S311  # not a secret
    rows = list(event.registrations.filter(resident__source=SOURCE).order_by("pk"))
    for row in rows:
        row.came_at = event.starts_at if chance.random() < CAME else None
    Registration.objects.bulk_update(rows, ["came_at"], batch_size=CHUNK)
    told = {
        "figures": figures_of(event),
        "published_at": event.ends_at + timedelta(days=2),
        "published_by": keeper_of(city, content),
    }
    if content.report:
        told |= asdict(content.report)
    Report.objects.update_or_create(event=event, defaults=told)


def open_gate(city: City, content: Fete, event: Event) -> None:
    """Give out badges, a right to keep the gate and a phone; let the first ones come in."""
    close_gate(event)
    issue_badges(event=event)
    made = make_steward_pass(event=event, by=keeper_of(city, content), label="Entrée du quai")
    station = event.stations.create(
        steward_pass=made.steward_pass,
        public_id=uuid5(NAMESPACE_URL, "demo:quai"),
        name="Entrée du quai",
        ready_at=city.calendar.ago(1, "18:00"),
        listed=event.badges.count(),
    )
    _let_in(event, station)


def _let_in(event: Event, station: Station) -> None:
    """Read the badges of the first HERE people since the doors opened."""
    seats = dict(event.registrations.confirmed().values_list("resident", "seats"))
    badges = list(event.badges.filter(resident__in=seats).order_by("pk")[:HERE])
    scans = [
        Scan(
            event=event,
            station=station,
            nonce=uuid5(NAMESPACE_URL, f"demo:{badge.pk}"),
            kind=Scan.Kind.ENTRY,
            at=event.starts_at + number * A_BADGE,
            badge=badge,
            people=seats[badge.resident_id],
        )
        for number, badge in enumerate(badges)
    ]
    seen = [scan for scan in scans if scan.at <= timezone.now()]
    Scan.objects.bulk_create(seen)
    at = {scan.badge.resident_id: scan.at for scan in seen if scan.badge}
    rows = list(event.registrations.filter(resident__source=SOURCE))
    for row in rows:
        row.came_at = at.get(row.resident_id)
    Registration.objects.bulk_update(rows, ["came_at"], batch_size=CHUNK)


def close_gate(event: Event) -> None:
    """Take away what was seen, the phones, the badges and their keys, each before what it needs."""
    Scan.objects.filter(event=event).delete()
    event.steward_passes.all().delete()
    Badge.objects.filter(event=event).delete()
    BadgeKey.objects.filter(event=event).delete()
