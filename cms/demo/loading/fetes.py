"""The fêtes, moved each day with the calendar; the gate of today’s begins anew with it."""

from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.utils import timezone

from cms.demo.content.fetes import FETES, Fete
from cms.demo.loading import CHUNK, SOURCE
from cms.demo.loading.accounts import RESIDENT
from cms.demo.loading.calendar import at
from cms.demo.loading.city import City, retell
from cms.demo.loading.gates import keeper_of, open_gate, report_on
from cms.demo.loading.people import SEED
from engagement.base.slugs import save_with_free_slug
from engagement.events.actions import attach_need
from engagement.events.models import (
    Activity,
    Event,
    EventMove,
    EventNeed,
    Registration,
    Task,
)
from engagement.events.ready_made import TEMPLATES
from engagement.needs.models import Need, Shift
from engagement.people.models import Resident

State = Event.State
SEATS = (1, 2, 1, 3, 1, 2)  # how many come with each, in turn
NEEDS_SAID = {3: "Une place assise.", 11: "Je viens en fauteuil."}
FAMILY_SEATS = 3  # Leïla comes to today's with her children


def load_fetes(city: City) -> None:
    """Bring the fêtes up to date: facts, programme, who is expected, the gate, the report."""
    told = []
    for content in FETES:
        event = _put(city, content)
        told.append((event, _moves(city, content, event)))
        _furnish(city, content, event)
        _expect(content, event)
        if content.report:
            report_on(city, content, event)
        elif content.day_offset == 0:
            open_gate(city, content, event)
    retell(EventMove, told)


def _put(city: City, content: Fete) -> Event:
    event = Event.objects.filter(source=SOURCE, source_id=content.key).first()
    event = event or Event(source=SOURCE, source_id=content.key)
    for name, value in _facts(city, content).items():
        setattr(event, name, value)
    if event.pk:
        event.save()
    else:
        save_with_free_slug(event, content.title, reserved=Event.RESERVED_SLUGS)
    event.interests.set(city.interests_of(content))
    return event


def _facts(city: City, content: Fete) -> dict[str, Any]:
    return {
        "kind": content.kind,
        "title": content.title,
        "summary": content.summary,
        "description": content.description,
        "starts_at": _opening(city, content),
        "ends_at": _moment(city, content, content.end),
        "neighbourhood": city.quartiers[content.quartier],
        "place": content.place,
        "contact": content.contact,
        "getting_there": content.getting_there,
        "quiet_hour": content.quiet_hour,
        "wheelchair": True,
        "sign_language": content.sign_language,
        "takes_registrations": True,
        "capacity": content.capacity,
        "association": city.associations[content.association] if content.association else None,
        "initiative": city.initiatives[content.initiative] if content.initiative else None,
        "picture": city.pictures[content.scene],
        "state": State.CLOSED if content.report else State.ANNOUNCED,
        "created_at": city.calendar.ago(60 - content.day_offset),
        # Those of the demo are not written to.
        "reminded_at": timezone.now(),
    }


def _opening(city: City, content: Fete) -> datetime:
    """Return when the doors open: today's are open already, at whatever hour the demo is made."""
    opens = _moment(city, content, content.start)
    if content.day_offset:
        return opens
    an_hour_ago = timezone.localtime() - timedelta(hours=1)
    return max(
        at(city.calendar.today, "00:00"),
        min(opens, an_hour_ago.replace(minute=0, second=0, microsecond=0)),
    )


def _moment(city: City, content: Fete, clock: str) -> datetime:
    return at(city.calendar.today + timedelta(days=content.day_offset), clock)


def _moves(city: City, content: Fete, event: Event) -> list[Any]:
    keeper = keeper_of(city, content)
    announced = city.calendar.ago(30 - content.day_offset)
    steps = [(State.DRAFT, State.ANNOUNCED, announced, keeper, "")]
    if content.report:
        closed = event.ends_at + timedelta(days=2)
        steps.append((State.ANNOUNCED, State.CLOSED, closed, keeper, ""))
    return steps


def _furnish(city: City, content: Fete, event: Event) -> None:
    """Write its programme, tie its needs, name its partners."""
    event.activities.all().delete()
    Activity.objects.bulk_create(
        Activity(
            event=event,
            title=line.title,
            starts_at=_moment(city, content, line.start),
            ends_at=_moment(city, content, line.end),
            place=line.place,
        )
        for line in content.programme
    )
    needs = Need.objects.filter(source=SOURCE, source_id__in=content.needs)
    EventNeed.objects.filter(event=event, need__source=SOURCE).exclude(need__in=needs).delete()
    for need in needs:
        attach_need(event=event, need=need, by=None)
    # Nobody is asked by message how shifts of the demo's past went.
    Shift.objects.filter(need__in=needs).update(asked_at=timezone.now())
    _prepare(city, content, event)
    for name in content.partners:
        event.partners.get_or_create(name=name)


def _prepare(city: City, content: Fete, event: Event) -> None:
    """Write once what there is to prepare; what was due is done."""
    if event.tasks.exists():
        return
    Task.objects.bulk_create(
        Task(event=event, text=str(text), days_before=days)
        for days, text in TEMPLATES[event.kind].tasks
    )
    due = event.tasks.filter(days_before__gt=content.day_offset)
    due.update(done_at=city.calendar.ago(1), done_by=keeper_of(city, content))


def _expect(content: Fete, event: Event) -> None:
    """Register the demo's people up to what the story says; whoever holds a place keeps it."""
    people = _line(content, event)
    rows: list[Registration] = []
    taken = event.taken
    while people and taken < content.taken:
        seats = min(_seats(people[0], len(rows)), content.taken - taken)
        rows.append(_registration(event, people.pop(0), seats, Registration.State.CONFIRMED))
        rows[-1].access_needs = "" if event.is_over else NEEDS_SAID.get(len(rows), "")
        taken += seats
    waits = event.registrations.filter(state=Registration.State.WAITING).count()
    for seats in content.waiting[waits:] if taken >= content.taken else ():
        rows.append(_registration(event, people.pop(0), seats, Registration.State.WAITING))
    Registration.objects.bulk_create(rows, batch_size=CHUNK)
    Event.objects.filter(pk=event.pk).update(taken=taken)
    event.taken = taken


def _line(content: Fete, event: Event) -> list[Resident]:
    """Return who may come, in order: Leïla first where it is today."""
    rows = Resident.objects.filter(source=SOURCE).exclude(registrations__event=event)
    others = list(rows.exclude(source_id__startswith=RESIDENT).order_by("pk"))
    Random(f"{SEED}:fete:{content.key}").shuffle(others)  # noqa: S311  # not a secret
    return [*(rows.filter(source_id=RESIDENT) if content.day_offset == 0 else ()), *others]


def _seats(resident: Resident, number: int) -> int:
    return FAMILY_SEATS if resident.source_id == RESIDENT else SEATS[number % len(SEATS)]


def _registration(event: Event, resident: Resident, seats: int, state: str) -> Registration:
    since = max(event.created_at, resident.created_at)
    return Registration(
        event=event,
        resident=resident,
        seats=seats,
        state=state,
        channel=resident.channel,
        created_at=since + (min(timezone.now(), event.starts_at) - since) / 2,
    )
