"""What one asks of one's record: whose, which days, with whom."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from engagement.associations.models import Association
from engagement.needs.hours import Period
from engagement.needs.models import SignUp
from engagement.people.models import Account, Resident


class HoursFilter(forms.Form):
    """Days, association and person; what is wrong is told and asks for nothing less."""

    du = forms.DateField(
        label=_("Du"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    au = forms.DateField(
        label=_("Au"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    avec = forms.ModelChoiceField(
        Association.objects.none(),
        label=_("Avec"),
        required=False,
        to_field_name="slug",
        empty_label=_("Toutes les associations"),
    )
    qui = forms.ModelChoiceField(Resident.objects.none(), label=_("Qui"), required=False)

    def __init__(self, account: Account, own: Resident, data: Any) -> None:
        super().__init__(data)
        self.own = own
        came = SignUp.objects.filter(
            resident__account=account, attendance=SignUp.Attendance.CAME
        ).values("shift__need__association")
        self.fields["avec"].queryset = Association.objects.filter(pk__in=came)  # type: ignore[attr-defined]
        residents = Resident.objects.filter(account=account).order_by("-is_self", "name")
        self.fields["qui"].queryset = residents  # type: ignore[attr-defined]
        self.fields["qui"].empty_label = None  # type: ignore[attr-defined]
        self.initial = {"qui": own.pk}
        if len(residents) < 2:
            del self.fields["qui"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("du"), data.get("au")
        if first and last and first > last:
            self.add_error("au", _("Le dernier jour vient après le premier."))
        return data

    @property
    def period(self) -> Period:
        return Period(self.cleaned_data.get("du"), self.cleaned_data.get("au"))

    @property
    def association(self) -> Association | None:
        return self.cleaned_data.get("avec")

    @property
    def resident(self) -> Resident:
        return self.cleaned_data.get("qui") or self.own
