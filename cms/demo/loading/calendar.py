"""Moments seen from today, in the city's time."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from random import Random
from typing import Self

from django.utils import timezone

from cms.demo.content.kinds import Slot

WEEK = timedelta(weeks=1)


def at(day: date, clock: str) -> datetime:
    """Return the moment of that day at "HH:MM"."""
    return timezone.make_aware(datetime.combine(day, time.fromisoformat(clock)))


def times_of(slot: Slot, day: date) -> tuple[datetime, datetime]:
    """Return when a shift starts and ends if it takes place on `day`."""
    starts_at = at(day, slot.start)
    return starts_at, starts_at + timedelta(hours=slot.hours)


@dataclass(frozen=True)
class Calendar:
    """The day of the load."""

    today: date

    @classmethod
    def present(cls) -> Self:
        return cls(timezone.localdate())

    @cached_property
    def past_end(self) -> date:
        """The Monday before which all past lies, so that past shifts keep their weekdays."""
        return self.today - timedelta(days=self.today.weekday())

    def ago(self, days: int, clock: str = "10:00") -> datetime:
        """Return a moment so many days (at least 1) before today."""
        return at(self.today - timedelta(days=days), clock)

    def in_the_past(self, days: int, chance: Random) -> datetime:
        """Return some hour of the day that lies so many days before the past's last one."""
        day = self.past_end - timedelta(days=days + 1)
        return at(day, f"{chance.randrange(7, 23):02}:{chance.randrange(60):02}")
