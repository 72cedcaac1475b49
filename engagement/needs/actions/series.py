"""Shifts that come again: a rule whose dates become shifts some weeks ahead.

A shift of a series whose own times were changed, or that was called off, has its date among the
series' `days_off`: no other is written for that date, and the series no longer changes it.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from engagement.needs.actions.places import locked
from engagement.needs.actions.shifts import (
    call_off_shift,
    leave_series,
    move_shift,
    skip_in_series,
)
from engagement.needs.models import Need, Shift, ShiftSeries
from engagement.needs.recurrence import (
    Rhythm,
    days_of,
    last_day_of,
    moments_of,
    rhythm_of,
    rule_of,
)
from engagement.people.models import Account

AHEAD = timedelta(weeks=8)
WEEK = timedelta(weeks=1)
BY_WEEKS = (Rhythm.WEEKLY, Rhythm.FORTNIGHTLY)
CHANGED = ("starts_at", "minutes", "capacity", "minimum")
WEEKDAY_SAYS = ("first_day", "rule", "days_off")
CHUNK = 1000


@transaction.atomic
def add_series(
    *,
    need: Need,
    by: Account | None,
    rule: str,
    first_day: date,
    starts_at: time,
    minutes: int,
    capacity: int,
    minimum: int = 0,
    is_discovery: bool = False,
) -> ShiftSeries:
    """Add a rule (RRULE) to a need, and the shifts of the coming weeks; raises ValidationError."""
    series = ShiftSeries(
        need=need,
        rule=rule,
        first_day=first_day,
        starts_at=starts_at,
        minutes=minutes,
        capacity=capacity,
        minimum=minimum,
        is_discovery=is_discovery,
    )
    series.full_clean()
    if not shifts_to_write(series):
        raise ValidationError({"rule": _("Cette règle ne donne aucune date à venir.")})
    series.save()
    _extend([series])
    return series


@transaction.atomic
def change_series(
    *,
    series: ShiftSeries,
    by: Account | None,
    starts_at: time,
    minutes: int,
    capacity: int,
    minimum: int,
    weekday: int | None = None,
) -> ShiftSeries:
    """Change hour, length, places and weekday (0 is Monday) of a series; raises ValidationError.

    Its coming shifts follow, and those who signed up are told of new times. A number of places
    that was changed for one date stays. Today's shift stays as it is where it has begun, or where
    its new hour is past. Only what comes each week or every other has another weekday: each date
    moves within its week, and a week that had its date has no second one.
    """
    series = locked_series(series)
    keep_begun_today(series)
    before = (series.capacity, series.minimum)
    series.starts_at, series.minutes = starts_at, minutes
    series.capacity, series.minimum = capacity, minimum
    by_days = _to_weekday(series, weekday)
    series.full_clean()
    series.save(update_fields=[*CHANGED, *(WEEKDAY_SAYS if by_days else ())])
    for shift in coming(series):
        day = timezone.localdate(shift.starts_at) + by_days
        start, end = moments_of(day, starts_at, minutes)
        if start <= timezone.now():
            leave_series(shift)
            continue
        places = shift.capacity
        if (shift.capacity, shift.minimum) == before:
            places, shift.minimum = capacity, minimum
        move_shift(shift, start, end, places)
    return series


def _to_weekday(series: ShiftSeries, weekday: int | None) -> timedelta:
    """Give a locked series another weekday; return by how many days its dates move."""
    if weekday is None or rhythm_of(series.rule) not in BY_WEEKS:
        return timedelta()
    by_days = timedelta(days=weekday - series.first_day.weekday())
    if by_days:
        series.refresh_from_db(fields=["days_off"])
        begun = series.shifts.filter(starts_at__range=(timezone.now() - WEEK, timezone.now()))
        off = {date.fromisoformat(day) for day in series.days_off}
        off |= {timezone.localdate(shift.starts_at) for shift in begun}
        series.days_off = sorted((day + by_days).isoformat() for day in off)
        series.first_day += by_days
        last = last_day_of(series.rule)
        series.rule = rule_of(rhythm_of(series.rule), series.first_day, last and last + by_days)
    return by_days


@transaction.atomic
def skip_date(*, series: ShiftSeries, by: Account | None, day: date, reason: str = "") -> None:
    """Take one date out of a series; those who signed up for it are told."""
    series = locked_series(series)
    series.days_off = sorted({*series.days_off, day.isoformat()})
    series.save(update_fields=["days_off"])
    for shift in coming(series):
        if timezone.localdate(shift.starts_at) == day:
            call_off_shift(shift=shift, by=by, reason=reason)


@transaction.atomic
def end_series(*, series: ShiftSeries, by: Account | None, reason: str = "") -> None:
    """End a series: no date of it takes place any more, and those who signed up are told."""
    series = locked_series(series)
    series.ended_at = timezone.now()
    series.save(update_fields=["ended_at"])
    for shift in coming(series):
        call_off_shift(shift=shift, by=by, reason=reason)


def extend_series() -> int:
    """Write the shifts of the coming weeks of every live series; return how many were missing.

    A series whose rule gives no more dates is ended.
    """
    gone = (Need.State.WITHDRAWN, Need.State.OVER)
    live = ShiftSeries.objects.filter(ended_at=None).exclude(need__state__in=gone)
    return _extend(live)


def locked_series(series: ShiftSeries) -> ShiftSeries:
    """Return the series as it is now, held until the transaction ends; before any of its shifts."""
    return ShiftSeries.objects.select_for_update().get(pk=series.pk)


def coming(series: ShiftSeries) -> Iterator[Shift]:
    """Yield the shifts of a series that have not begun and take place, each locked, by key."""
    shifts = series.shifts.filter(starts_at__gt=timezone.now(), called_off_at=None)
    for key in list(shifts.order_by("pk").values_list("pk", flat=True)):
        yield locked(key)


def keep_begun_today(series: ShiftSeries) -> None:
    """Note that today needs no second shift where one has begun."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    for shift in series.shifts.filter(starts_at__range=(midnight, timezone.now())):
        skip_in_series(shift)


def shifts_to_write(series: ShiftSeries) -> list[Shift]:
    """Return the shifts, not saved, of the coming weeks; at least the next one if there is any."""
    now = timezone.localtime()
    horizon = (now + AHEAD).date()
    rows: list[Shift] = []
    for day in days_of(series.rule, series.first_day, since=now.date()):
        if rows and day > horizon:
            break
        start, end = moments_of(day, series.starts_at, series.minutes)
        if start > now and day.isoformat() not in series.days_off:
            rows.append(_shift(series, start, end))
    return rows


@transaction.atomic
def _extend(rows: Iterable[ShiftSeries]) -> int:
    """Write what is missing; the constraint on (series, starts_at) stops whoever writes it too."""
    wanted = {series.pk: shifts_to_write(series) for series in rows}
    there = set(
        Shift.objects.filter(series__in=wanted, starts_at__gt=timezone.now()).values_list(
            "series", "starts_at"
        )
    )
    missing = [
        shift
        for shifts in wanted.values()
        for shift in shifts
        if (shift.series_id, shift.starts_at) not in there
    ]
    Shift.objects.bulk_create(missing, batch_size=CHUNK, ignore_conflicts=True)
    over = [pk for pk, shifts in wanted.items() if not shifts]
    ShiftSeries.objects.filter(pk__in=over).update(ended_at=timezone.now())
    return len(missing)


def _shift(series: ShiftSeries, starts_at: datetime, ends_at: datetime) -> Shift:
    return Shift(
        need_id=series.need_id,
        series=series,
        starts_at=starts_at,
        ends_at=ends_at,
        capacity=series.capacity,
        minimum=series.minimum,
        is_discovery=series.is_discovery,
    )
