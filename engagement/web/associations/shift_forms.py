"""The shifts of a need as rows of a form, and the button that adds one."""

from datetime import datetime
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from engagement.needs.actions import ShiftFacts
from engagement.needs.models import Need, Shift
from engagement.web.associations.forms import ShiftForm, people

MOST_SHIFTS = 30
MORE = "more"  # the button that adds a row


def discovery() -> forms.BooleanField:
    return forms.BooleanField(
        label=_("Pour découvrir, sans s’engager pour la suite"), required=False
    )


class PlacesForm(forms.Form):
    """How many people."""

    capacity = people()
    minimum = forms.IntegerField(
        label=_("Au moins"),
        required=False,
        min_value=0,
        max_value=1_000,
        help_text=_("En dessous, on vous prévient."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

    def clean_minimum(self) -> int:
        """Return how many are needed at least; it cannot be more than there are places."""
        least = self.cleaned_data["minimum"] or 0
        if least > self.cleaned_data.get("capacity", least):
            raise ValidationError(_("C’est plus que le nombre de personnes."))
        return least


class RowForm(PlacesForm, ShiftForm):
    """One dated shift among several; `key` is that of the shift it changes."""

    key = forms.IntegerField(required=False, widget=forms.HiddenInput)
    is_discovery = discovery()
    drop = forms.BooleanField(
        label=_("Annuler ce créneau"),
        required=False,
        help_text=_("Les personnes inscrites sont prévenues."),
    )
    field_order = ("starts_at", "ends_at", "capacity", "minimum", "is_discovery", "drop")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.initial.get("key"):
            del self.fields["drop"]

    def has_changed(self) -> bool:
        """A row that was added and got no time is as good as not there."""
        if self.initial:
            return super().has_changed()
        return bool(self["starts_at"].data or self["ends_at"].data)

    def check_times(self, start: datetime | None, end: datetime | None) -> None:
        was_open = bool(self.initial.get("key")) and not self.initial.get("starts_at")
        if not start and not end and not was_open:
            self.add_error("starts_at", _("Donnez le jour et l’heure."))
        super().check_times(start, end)


class BaseRows(forms.BaseFormSet):
    """Rows of shifts, of which those with a key change one that is there."""

    @property
    def filled(self) -> list[RowForm]:
        """The rows that say something; only after is_valid()."""
        rows = cast("list[RowForm]", self.forms)
        return [row for row in rows if row.initial or row.has_changed()]

    def shifts(self) -> list[ShiftFacts]:
        """Return the new shifts."""
        return [facts_of(row) for row in self.filled if not row.initial.get("key")]

    def clean(self) -> None:
        """Refuse to call off all that there is: that is what withdrawing a need is for."""
        if any(self.errors) or not any(row.cleaned_data.get("drop") for row in self.filled):
            return
        if all(row.cleaned_data.get("drop") for row in self.filled):
            raise ValidationError(_("Gardez au moins un créneau, ou retirez le besoin."))

    @property
    def changed(self) -> list[RowForm]:
        """The rows that change a shift that is there."""
        return [row for row in self.filled if row.initial.get("key") and row.has_changed()]

    @property
    def may_grow(self) -> bool:
        return len(self.forms) < MOST_SHIFTS


Rows = cast(
    "type[BaseRows]",
    forms.formset_factory(RowForm, BaseRows, extra=0, max_num=MOST_SHIFTS, absolute_max=30),
)


def facts_of(row: PlacesForm) -> ShiftFacts:
    """Return a valid row as the actions of needs take it."""
    return ShiftFacts(**{name: row.cleaned_data[name] for name in ShiftFacts._fields})


def row_of(shift: Shift) -> dict[str, Any]:
    """Return an existing shift as a row shows it."""
    said = {name: getattr(shift, name) for name in ShiftFacts._fields}
    return said | {"key": shift.pk, "minimum": shift.minimum or None}


def _count(data: QueryDict, name: str) -> int:
    text = data.get(name, "")
    return min(int(text), MOST_SHIFTS) if text.isdecimal() else 0


def grown(data: QueryDict, prefix: str = "shifts") -> QueryDict:
    """Return what was typed with one more row, which asks for as many people as the last."""
    more = data.copy()
    count = _count(data, f"{prefix}-TOTAL_FORMS")
    more[f"{prefix}-TOTAL_FORMS"] = str(min(count + 1, MOST_SHIFTS))
    more[f"{prefix}-{count}-capacity"] = data.get(f"{prefix}-{count - 1}-capacity", "5")
    return more


def rows_of(need: Need, data: QueryDict | None = None) -> list[dict[str, Any]]:
    """Return the shifts of a need that stand one by one, as its rows show them.

    Those to come; where a form was posted, those that it showed.
    """
    alone = {str(shift.pk): shift for shift in need.shifts.filter(series=None, called_off_at=None)}
    shown = list(need.shifts.upcoming().filter(series=None))
    if data:
        posted = [
            data.get(f"shifts-{number}-key", "")
            for number in range(_count(data, "shifts-INITIAL_FORMS"))
        ]
        if all(key in alone for key in posted):
            shown = [alone[key] for key in posted]
    return [row_of(shift) for shift in shown]
