"""The needs of the coming weeks and their shifts, moved each day with the calendar."""

from datetime import datetime, timedelta
from typing import Any

from cms.demo.content import kinds
from cms.demo.content.needs import NEEDS
from cms.demo.content.quartiers import point_near
from cms.demo.loading import SOURCE
from cms.demo.loading.calendar import times_of
from cms.demo.loading.city import City, Step, retell
from engagement.base.slugs import save_with_free_slug
from engagement.needs.models import Need, NeedMove, Shift

State = Need.State
READ_IN = timedelta(hours=20)
OPEN_ENDED_PLACES, OPEN_ENDED_TAKEN = 10, 3


def load_needs(city: City) -> None:
    """Bring the needs up to date: words, place, state, shifts, and how they came to be read."""
    told, shifts = [], []
    for content in NEEDS:
        need = _put(city, content)
        told.append((need, _moves(city, content, need)))
        shifts += _shifts(city, content, need)
    retell(NeedMove, told)
    Shift.objects.bulk_create([shift for shift in shifts if not shift.pk])
    known = [shift for shift in shifts if shift.pk]
    Shift.objects.bulk_update(known, ["starts_at", "ends_at", "capacity"])


def _put(city: City, content: kinds.Need) -> Need:
    need = Need.objects.filter(source=SOURCE, source_id=content.key).first()
    need = need or Need(source=SOURCE, source_id=content.key)
    # Two days: what was posted last is published before today begins.
    posted = city.calendar.ago(content.posted_days_ago + 2, "14:20")
    for name, value in facts_of(city, content).items():
        setattr(need, name, value)
    need.state, need.created_at = content.state, posted
    need.published_at = posted + READ_IN if content.state == State.PUBLISHED else None
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
        "picture": city.pictures[content.scene],
    }


def _moves(city: City, content: kinds.Need, need: Need) -> list[Step]:
    keeper = city.accounts[content.association]
    sent: Step = (State.DRAFT, State.SUBMITTED, need.created_at, keeper, "")
    if content.state == State.DRAFT:
        return []
    if need.published_at is None:
        return [sent]
    return [sent, (State.SUBMITTED, State.PUBLISHED, need.published_at, city.officer, "")]


def _shifts(city: City, content: kinds.Need, need: Need) -> list[Shift]:
    """Return a shift for each slot, in their order; people who hold a place keep it."""
    there = list(need.shifts.order_by("pk"))
    wanted = [(*_times(city, slot), slot.capacity) for slot in content.slots]
    shifts = []
    for number, (starts_at, ends_at, places) in enumerate(
        wanted or [(None, None, OPEN_ENDED_PLACES)]
    ):
        shift = there[number] if number < len(there) else Shift(need=need)
        shift.starts_at, shift.ends_at = starts_at, ends_at
        shift.capacity = max(places, shift.taken)
        shifts.append(shift)
    return shifts


def _times(city: City, slot: kinds.Slot) -> tuple[datetime, datetime]:
    return times_of(slot, slot.day(city.calendar.today))


def wanted_places(content: kinds.Need) -> list[int]:
    """Return how many places of each shift of a need are taken in the demo's story."""
    if content.state != State.PUBLISHED:
        return []
    return [slot.taken for slot in content.slots] or [OPEN_ENDED_TAKEN]
