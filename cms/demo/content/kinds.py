"""The shapes of the demo's content."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Remote = Literal["no", "possible", "full"]
State = Literal["draft", "submitted", "published", "paused"]
Stage = Literal["announced", "preparing", "under_way", "finished"]

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)


@dataclass(frozen=True, slots=True)
class Quartier:
    """A neighbourhood, known by its centre and its number of inhabitants."""

    code: str
    name: str
    lat: float
    lon: float
    population: int
    year: int | None
    population_note: str
    population_estimated: bool = False
    point_estimated: bool = False


@dataclass(frozen=True, slots=True)
class Association:
    """An invented association. `contact` is the first name of the person one writes to."""

    slug: str
    name: str
    description: tuple[str, ...]
    domains: tuple[str, ...]
    activities: tuple[str, ...]
    quartier: str
    email: str
    contact: str
    scene: str
    members: int = 0


@dataclass(frozen=True, slots=True)
class Access:
    """Who can come without asking first."""

    wheelchair: bool = False
    with_children: bool = False
    little_french: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """One shift: either so many days from today, or a weekday of a coming week.

    Week 0 holds the seven days that begin tomorrow. Of the places taken, `requests` wait for the
    association's yes, and one is `offered` to Leïla of the doors; `waiting` people would like one.
    Below `minimum` people it does not take place.
    """

    start: str
    hours: float
    capacity: int
    filled: float = 0.0
    day_offset: int | None = None
    weekday: int | None = None
    week: int = 0
    requests: int = 0
    waiting: int = 0
    offered: bool = False
    discovery: bool = False
    minimum: int = 0

    def day(self, today: date) -> date:
        """The date of this shift, seen from today."""
        if self.day_offset is not None:
            return today + timedelta(days=self.day_offset)
        tomorrow = today + timedelta(days=1)
        wait = ((self.weekday or 0) - tomorrow.weekday()) % 7
        return tomorrow + timedelta(days=wait + 7 * self.week)

    @property
    def taken(self) -> int:
        """How many places are taken."""
        return round(self.capacity * self.filled)


@dataclass(frozen=True, slots=True)
class Question:
    """What an association asks those who sign up, why, and what they answer."""

    text: str
    purpose: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Need:
    """A need of an association. Without slots it is open-ended: one says when one is free.

    With `every_week` its slots are the next dates of a series. The association answers requests
    within `answer_hours`.
    """

    key: str
    title: str
    association: str
    scene: str
    description: tuple[str, ...]
    domains: tuple[str, ...]
    activities: tuple[str, ...]
    quartier: str | None
    place: str
    bring: str
    welcome: str
    slots: tuple[Slot, ...] = ()
    access: Access = Access()
    remote: Remote = "no"
    minimum_age: int | None = None
    state: State = "published"
    initiative: str | None = None
    posted_days_ago: int = 12
    every_week: bool = False
    answer_hours: int | None = None
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: a heading and its paragraphs."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """What the city says at the start, in the words of its charter."""

    aim: str
    public: str
    scale: str
    duration: str
    means: str
    participation: str
    will_change: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of an outcome and what it counts."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an initiative, said beside its promise."""

    summary: str
    from_residents: tuple[str, ...]
    not_kept: tuple[str, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Initiative:
    """An initiative of the city and its residents; `is_event` marks a fête."""

    slug: str
    title: str
    summary: str
    stage: Stage
    quartier: str | None
    domains: tuple[str, ...]
    activities: tuple[str, ...]
    scene: str
    body: tuple[Section, ...]
    promise: Promise
    outcome: Outcome | None = None
    is_event: bool = False


def text(raw: str) -> tuple[str, ...]:
    """Paragraphs of a text whose lines are wrapped and whose paragraphs stand apart."""
    return tuple(" ".join(part.split("\n")).strip() for part in _blocks(raw))


def _blocks(raw: str) -> list[str]:
    lines = "\n".join(line.strip(" ") for line in raw.strip().split("\n"))
    return [block for block in lines.split("\n\n") if block]


def in_days(
    offset: int, start: str, hours: float, capacity: int, filled: float = 0.0, *, minimum: int = 0
) -> Slot:
    """A shift so many days from today."""
    return Slot(start, hours, capacity, filled, day_offset=offset, minimum=minimum)


def on(
    weekday: int, start: str, hours: float, capacity: int, filled: float = 0.0, *, week: int = 0
) -> Slot:
    """A shift on a weekday of a coming week."""
    return Slot(start, hours, capacity, filled, weekday=weekday, week=week)


def weekly(
    weekday: int,
    start: str,
    hours: float,
    capacity: int,
    fills: tuple[float, ...],
    *,
    discovery: int | None = None,
) -> tuple[Slot, ...]:
    """The same shift week after week; one share of taken places for each week.

    That of the week `discovery` is for people who want to see what it is like.
    """
    return tuple(
        Slot(start, hours, capacity, f, weekday=weekday, week=w, discovery=w == discovery)
        for w, f in enumerate(fills)
    )
