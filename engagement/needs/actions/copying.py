"""A need that comes again is written once more from the last one."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from engagement.needs.actions.editing import Asked, ask
from engagement.needs.actions.posting import ShiftFacts, post_need
from engagement.needs.actions.series import add_series
from engagement.needs.models import Need, Shift, ShiftSeries
from engagement.needs.recurrence import days_of, on_the_wall
from engagement.people.models import Account

WEEK = timedelta(weeks=1)
TIME_TO_FIND_PEOPLE = timedelta(days=3)
COPIED = (
    "title",
    "description",
    "neighbourhood",
    "place",
    "lat",
    "lon",
    "remote",
    "bring",
    "welcome",
    "getting_there",
    "insured",
    "wheelchair",
    "with_children",
    "little_french",
    "minimum_age",
    "answer_hours",
    "picture",
    "initiative",
)


@transaction.atomic
def duplicate_need(*, need: Need, by: Account | None) -> Need:
    """Write a draft that says what `need` says, on its next likely dates.

    These are the same days of the week at the same hours, as many weeks later as bring the first
    one after the last of `need` and leave three days to find people.
    """
    own = need.shifts.filter(series=None, called_off_at=None).order_by("starts_at", "pk")
    copy = post_need(
        association=need.association,
        by=by,
        interests=list(need.interests.all()),
        shifts=next_dates(list(own)),
        **{name: getattr(need, name) for name in COPIED},
    )
    for series in need.series.filter(ended_at=None):
        _copy_series(series, copy, by)
    questions = [Asked(row.text, row.purpose, row.required) for row in need.questions.all()]
    ask(need=copy, by=by, questions=questions)
    return copy


def next_dates(shifts: list[Shift]) -> list[ShiftFacts]:
    """Return these shifts, soonest first, some whole weeks later; those without a date as is."""
    starts = [timezone.localtime(shift.starts_at) for shift in shifts if shift.starts_at]
    if not starts:
        return [_facts(shift) for shift in shifts]
    earliest = max(timezone.localtime() + TIME_TO_FIND_PEOPLE, max(starts))
    later = WEEK * (max(earliest.date() - min(starts).date(), timedelta()) // WEEK + 1)
    return [_facts(shift, later) for shift in shifts]


def _facts(shift: Shift, later: timedelta = timedelta()) -> ShiftFacts:
    return ShiftFacts(
        _moved(shift.starts_at, later),
        _moved(shift.ends_at, later),
        shift.capacity,
        shift.minimum,
        shift.is_discovery,
    )


def _moved(moment: datetime | None, later: timedelta) -> datetime | None:
    """Return the same hour of the clock some weeks later."""
    if moment is None:
        return None
    return on_the_wall(timezone.localtime(moment).replace(tzinfo=None) + later)


def _copy_series(series: ShiftSeries, copy: Need, by: Account | None) -> None:
    """Give the copy the same rule from its next date on, if it has one."""
    since = timezone.localdate() + TIME_TO_FIND_PEOPLE
    upcoming = next(days_of(series.rule, series.first_day, since=since), None)
    if upcoming:
        add_series(
            need=copy,
            by=by,
            rule=series.rule,
            first_day=upcoming,
            starts_at=series.starts_at,
            minutes=series.minutes,
            capacity=series.capacity,
            minimum=series.minimum,
            is_discovery=series.is_discovery,
        )
