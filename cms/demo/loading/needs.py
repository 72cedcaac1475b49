"""The needs of the coming weeks and their shifts, moved each day with the calendar."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from cms.demo.content import kinds
from cms.demo.content.needs import NEEDS
from cms.demo.content.pending import FIRST_NEED
from cms.demo.content.quartiers import point_near
from cms.demo.loading import SOURCE
from cms.demo.loading.calendar import times_of
from cms.demo.loading.city import City, Step, retell
from engagement.base.slugs import save_with_free_slug
from engagement.needs.actions.series import shifts_to_write
from engagement.needs.models import Need, NeedMove, Shift
from engagement.needs.recurrence import Rhythm, rule_of

State = Need.State
READ_IN = timedelta(hours=20)
WAS_PUBLISHED = (State.PUBLISHED, State.PAUSED)
OPEN_ENDED = kinds.Slot(start="", hours=0, capacity=10, filled=0.3)


def load_needs(city: City) -> None:
    """Bring the needs up to date: words, place, state, shifts, and how they came to be read."""
    told, shifts = [], []
    for content in (*NEEDS, FIRST_NEED):
        need = _put(city, content)
        told.append((need, _moves(city, content, need)))
        if content.every_week:
            _put_series(city, content, need)
        else:
            shifts += shifts_of(city, content, need)
        for question in content.questions:
            need.questions.get_or_create(text=question.text, purpose=question.purpose)
    retell(NeedMove, told)
    Shift.objects.bulk_create([shift for shift in shifts if not shift.pk])
    known = [shift for shift in shifts if shift.pk]
    Shift.objects.bulk_update(
        known, ["starts_at", "ends_at", "capacity", "minimum", "is_discovery"]
    )
    # What has no date began before the demo: nobody is asked how it went.
    unasked = Shift.objects.filter(need__source=SOURCE, ends_at=None, asked_at=None)
    unasked.update(asked_at=timezone.now())


def _put(city: City, content: kinds.Need) -> Need:
    need = Need.objects.filter(source=SOURCE, source_id=content.key).first()
    need = need or Need(source=SOURCE, source_id=content.key)
    # Two days: what was posted last is published before today begins.
    posted = city.calendar.ago(content.posted_days_ago + 2, "14:20")
    for name, value in facts_of(city, content).items():
        setattr(need, name, value)
    need.state, need.created_at = content.state, posted
    need.published_at = posted + READ_IN if content.state in WAS_PUBLISHED else None
    if need.pk:
        need.save()
    else:
        save_with_free_slug(need, content.title)
    need.interests.set(city.interests_of(content))
    return need


def facts_of(city: City, content: kinds.Need) -> dict[str, Any]:
    """Return the fields of a need that do not depend on the day."""
    lat, lon = point_near(content.quartier, content.key) if content.quartier else (None, None)
    return {
        "association": city.associations[content.association],
        "initiative": city.initiatives[content.initiative] if content.initiative else None,
        "title": content.title,
        "description": "\n\n".join(content.description),
        "neighbourhood": city.quartiers[content.quartier] if content.quartier else None,
        "place": content.place,
        "lat": lat,
        "lon": lon,
        "remote": content.remote,
        "bring": content.bring,
        "welcome": content.welcome,
        "wheelchair": content.access.wheelchair,
        "with_children": content.access.with_children,
        "little_french": content.access.little_french,
        "minimum_age": content.minimum_age or Need.MINIMUM_AGE,
        "answer_hours": content.answer_hours,
        "picture": city.pictures[content.scene],
    }


def _moves(city: City, content: kinds.Need, need: Need) -> list[Step]:
    keeper = city.accounts[content.association]
    sent: Step = (State.DRAFT, State.SUBMITTED, need.created_at, keeper, "")
    if content.state == State.DRAFT:
        return []
    if need.published_at is None:
        return [sent]
    read: Step = (State.SUBMITTED, State.PUBLISHED, need.published_at, city.officer, "")
    if content.state == State.PAUSED:
        return [sent, read, (State.PUBLISHED, State.PAUSED, city.calendar.ago(1), keeper, "")]
    return [sent, read]


def _put_series(city: City, content: kinds.Need, need: Need) -> None:
    """Write the rule of the first slot and the shifts of the coming weeks."""
    slot = content.slots[0]
    starts_at, ends_at = _times(city, slot)
    rule = {
        "rule": rule_of(Rhythm.WEEKLY, starts_at.date()),
        "first_day": starts_at.date(),
        "starts_at": starts_at.time(),
        "minutes": (ends_at - starts_at) // timedelta(minutes=1),
        "capacity": slot.capacity,
    }
    series = need.series.first() or need.series.create(**rule)
    Shift.objects.bulk_create(shifts_to_write(series), ignore_conflicts=True)


def shifts_of(city: City, content: kinds.Need, need: Need) -> list[Shift]:
    """Return a shift for each slot, in their order; people who hold a place keep it."""
    there = list(need.shifts.order_by("pk"))
    shifts = []
    for number, slot in enumerate(content.slots or (OPEN_ENDED,)):
        shift = there[number] if number < len(there) else Shift(need=need)
        shift.is_discovery, shift.minimum = slot.discovery, slot.minimum
        shift.starts_at, shift.ends_at = _times(city, slot) if content.slots else (None, None)
        shift.capacity = max(slot.capacity, shift.taken)
        shifts.append(shift)
    return shifts


def _times(city: City, slot: kinds.Slot) -> tuple[datetime, datetime]:
    return times_of(slot, slot.day(city.calendar.today))


def story_of(content: kinds.Need) -> tuple[kinds.Slot, ...]:
    """Return what the demo's story says of each shift of a need that people may join."""
    if content.state != State.PUBLISHED:
        return ()
    return content.slots or (OPEN_ENDED,)
