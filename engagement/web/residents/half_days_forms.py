"""When somebody can usually come, ticked half-day by half-day."""

from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from engagement.people.half_days import PARTS, mask_of

#: The parts of a day, each with its pictogram.
DAY_PARTS = [(_("matin"), "coffee"), (_("après-midi"), "sun"), (_("soir"), "moon")]


class HalfDaysForm(forms.Form):
    """Seven days of three parts; drawn by `_components/half_days.html` from `week`."""

    half_days = forms.TypedMultipleChoiceField(
        label=_("Mes moments libres"),
        choices=[(place, place) for place in range(7 * PARTS)],
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean_half_days(self) -> int:
        """Return what was ticked as one number (people/half_days.py)."""
        return mask_of(self.cleaned_data["half_days"])

    @property
    def week(self) -> list[dict[str, Any]]:
        return week_of(self["half_days"])


def week_of(field: forms.BoundField) -> list[dict[str, Any]]:
    """Return the days with their parts as the component shows them."""
    ticked = {str(place) for place in field.value() or []}
    return [
        {
            "label": WEEKDAYS[day],
            "parts": [
                {
                    "value": PARTS * day + part,
                    "label": label,
                    "icon": icon,
                    "checked": str(PARTS * day + part) in ticked,
                }
                for part, (label, icon) in enumerate(DAY_PARTS)
            ],
        }
        for day in range(7)
    ]
