"""Working days in France: no Saturday, no Sunday, no public holiday (Code du travail, L3133-1)."""

from datetime import date, timedelta

from dateutil.easter import easter

SATURDAY = 5
FIXED_HOLIDAYS = {(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)}
# Easter Monday, Ascension Day, Whit Monday.
AFTER_EASTER = (1, 39, 50)


def is_working_day(day: date) -> bool:
    sunday = easter(day.year)
    moving = {sunday + timedelta(days=days) for days in AFTER_EASTER}
    is_holiday = (day.month, day.day) in FIXED_HOLIDAYS or day in moving
    return day.weekday() < SATURDAY and not is_holiday


def working_days_after(day: date, number: int) -> date:
    """Return the `number`-th working day after `day`, which itself does not count."""
    while number:
        day += timedelta(days=1)
        number -= is_working_day(day)
    return day
