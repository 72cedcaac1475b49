"""The part « Quand ? » of a need's form: dates, something that comes again, or when one likes."""

from datetime import date
from typing import Any

from django import forms
from django.db import models
from django.http import QueryDict
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from engagement.needs.actions import ShiftFacts
from engagement.needs.actions.series import BY_WEEKS
from engagement.needs.models import ShiftSeries
from engagement.needs.recurrence import (
    Rhythm,
    days_of,
    minutes_between,
    moments_of,
    rhythm_of,
    rule_of,
)
from engagement.web.associations.forms import first_shift
from engagement.web.associations.shift_forms import BaseRows, PlacesForm, Rows, discovery


def hour(label: Any) -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    errors = {"required": _("Dites à quelle heure.")}
    return forms.TimeField(label=label, widget=widget, error_messages=errors)


class HoursForm(PlacesForm):
    """From when to when on each day of a series, and for how many people."""

    starts_at = hour(_("De"))
    ends_at = hour(_("À"))
    field_order: tuple[str, ...] = ("starts_at", "ends_at", "capacity", "minimum")

    def hours(self) -> dict[str, Any]:
        """Return what `change_series` takes; only after is_valid()."""
        said = self.cleaned_data
        return {
            "starts_at": said["starts_at"],
            "minutes": minutes_between(said["starts_at"], said["ends_at"]),
            "capacity": said["capacity"],
            "minimum": said["minimum"],
        }


class SeriesForm(HoursForm):
    """The hours of a series, and its weekday where it comes by weeks."""

    weekday = forms.TypedChoiceField(
        label=_("Jour"),
        coerce=int,
        choices=[(number, capfirst(name)) for number, name in WEEKDAYS.items()],
        help_text=_("Chaque date change de jour dans sa semaine."),
    )
    field_order = ("weekday", *HoursForm.field_order)

    def __init__(self, data: QueryDict | None = None, *, series: ShiftSeries) -> None:
        super().__init__(data, initial=hours_of(series))
        if rhythm_of(series.rule) not in BY_WEEKS:
            del self.fields["weekday"]

    def hours(self) -> dict[str, Any]:
        return super().hours() | {"weekday": self.cleaned_data.get("weekday")}


def day(label: Any, **options: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    errors = {"required": _("Dites quel jour.")}
    return forms.DateField(label=label, widget=widget, error_messages=errors, **options)


class AgainForm(HoursForm):
    """Something that comes again, in plain words."""

    rhythm = forms.ChoiceField(label=_("Cela revient"), choices=Rhythm.choices)
    first_day = day(
        _("Première fois"), help_text=_("Elle dit aussi le jour de la semaine des suivantes.")
    )
    last_day = day(_("Jusqu’au"), required=False, help_text=_("Vide : jusqu’à nouvel ordre."))
    is_discovery = discovery()
    field_order = ("rhythm", "first_day", "last_day", *HoursForm.field_order)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("first_day"), data.get("last_day")
        if first and first < timezone.localdate():
            self.add_error("first_day", _("Ce jour est déjà passé : dites-en un à venir."))
        elif first and last and last < first:
            self.add_error("last_day", _("La dernière fois vient avant la première."))
        elif not self.errors and not self.has_dates():
            self.add_error("last_day", _("Aucune date ne tombe d’ici là."))
        return data

    def has_dates(self) -> bool:
        said, now = self.cleaned_data, timezone.now()
        days = days_of(self.rule(), said["first_day"], since=timezone.localdate())
        starts = (moments_of(one, said["starts_at"], 1)[0] for one in days)
        return any(start > now for start in starts)

    def rule(self) -> str:
        said = self.cleaned_data
        return rule_of(said["rhythm"], said["first_day"], said["last_day"])

    def series(self) -> dict[str, Any]:
        """Return what `add_series` takes; only after is_valid()."""
        return self.hours() | {
            "rule": self.rule(),
            "first_day": self.cleaned_data["first_day"],
            "is_discovery": self.cleaned_data["is_discovery"],
        }


def first_series() -> dict[str, Any]:
    """Return what is proposed for a new series: each week from next Saturday, 10 to 12."""
    shift = first_shift()
    start, end = shift["starts_at"], shift["ends_at"]
    return {
        "first_day": start.date(),
        "starts_at": start.time(),
        "ends_at": end.time(),
        "capacity": shift["capacity"],
    }


def hours_of(series: ShiftSeries) -> dict[str, Any]:
    """Return an existing series as its form shows it."""
    start, end = moments_of(date(2001, 1, 1), series.starts_at, series.minutes)
    return {
        "weekday": series.first_day.weekday(),
        "starts_at": start.time(),
        "ends_at": end.time(),
        "capacity": series.capacity,
        "minimum": series.minimum or None,
    }


class OpenForm(PlacesForm):
    """No date: how many people, when it suits both sides."""

    is_discovery = discovery()


class Way(models.TextChoices):
    DATES = "dates", _("À une date, ou à plusieurs")
    AGAIN = "again", _("Cela revient : chaque semaine, chaque mois…")
    OPEN = "open", _("Quand on veut : pas de date fixe")


class WayForm(forms.Form):
    way = forms.ChoiceField(
        label=_("Quand ?"), choices=Way.choices, initial=Way.DATES, widget=forms.RadioSelect
    )


class When:
    """The three ways to say when, of which one counts: that alone is read and checked."""

    def __init__(self, data: QueryDict | None = None, *, people: int = 5) -> None:
        given = {"capacity": people}
        chosen = data.get("way", Way.DATES) if data else ""
        of = {way: data if chosen == way else None for way in Way}
        self.way = WayForm({"way": chosen} if data else None)
        self.dates = Rows(of[Way.DATES], prefix="shifts", initial=[first_shift() | given])
        self.again = AgainForm(of[Way.AGAIN], prefix="again", initial=first_series() | given)
        self.open = OpenForm(of[Way.OPEN], prefix="open", initial=given)
        parts: dict[str, forms.BaseForm | BaseRows] = {
            Way.DATES: self.dates,
            Way.AGAIN: self.again,
            Way.OPEN: self.open,
        }
        self.chosen = parts.get(chosen)

    def is_valid(self) -> bool:
        return self.chosen is not None and self.chosen.is_valid()

    @property
    def forms(self) -> list[forms.BaseForm]:
        """What an error summary goes through."""
        if self.chosen is None:
            return [self.way]
        return list(getattr(self.chosen, "forms", [self.chosen]))

    def shifts(self) -> list[ShiftFacts]:
        """Return the shifts that are said; only after is_valid()."""
        if self.chosen is self.dates:
            return self.dates.shifts()
        if self.chosen is self.open:
            said = {"starts_at": None, "ends_at": None, **self.open.cleaned_data}
            return [ShiftFacts(**said)]
        return []

    def series(self) -> list[dict[str, Any]]:
        """Return the series that is said, if any; only after is_valid()."""
        return [self.again.series()] if self.chosen is self.again else []
