"""Who signed up for what: read, narrowed and kept as a file. No address and no telephone."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column

from cms.desk import lists
from cms.desk.reading import ReadingViewSet
from engagement.associations.models import Association
from engagement.needs.models import SignUp
from engagement.needs.wording import when_of
from engagement.people.models import Account, Channel
from engagement.territory.models import Neighbourhood


class SignUpFilterSet(WagtailFilterSet):
    """Narrows by where it stands, whose need it is, how it came and when the shift begins."""

    association = django_filters.ModelChoiceFilter(
        field_name="shift__need__association",
        label=_("Association"),
        queryset=Association.objects.order_by("name"),
    )
    neighbourhood = django_filters.ModelChoiceFilter(
        field_name="shift__need__neighbourhood",
        label=_("Quartier"),
        queryset=Neighbourhood.objects.all(),
    )
    day = django_filters.DateFromToRangeFilter(
        field_name="shift__starts_at", label=_("Jour du créneau"), widget=DateRangePickerWidget
    )
    channel = django_filters.ChoiceFilter(label=_("Par quelle voie"), choices=Channel.choices)

    class Meta:
        model = SignUp
        fields = ["state", "attendance", "channel", "association", "neighbourhood", "day"]


def who_of(row: SignUp) -> str:
    """Return her name; never the address that stands for it elsewhere."""
    return row.resident.name or str(_("Quelqu’un"))


def for_the_desk() -> QuerySet[SignUp]:
    return SignUp.objects.select_related("resident", "shift__need__association")


class SignUpIndexView(lists.DeskIndexView):
    def get_base_queryset(self) -> QuerySet[SignUp]:
        return for_the_desk().order_by("-created_at", "-pk")

    def _get_title_column(self, *args: Any, **kwargs: Any) -> Any:
        column = super()._get_title_column(*args, **kwargs)
        column.accessor = who_of
        return column


class SignUpInspectView(lists.ActingInspectView):
    """One sign-up, for which shift of which need, and its past."""

    def get_queryset(self) -> QuerySet[SignUp]:
        return for_the_desk()

    def get_field_label(self, field_name: str, field: Any) -> str:
        labels = {"need": _("Besoin"), "association": _("Association"), "shift": _("Créneau")}
        return str(labels.get(field_name) or super().get_field_label(field_name, field))

    def get_page_subtitle(self) -> str:
        return who_of(self.object)

    def get_resident_display_value(self) -> str:
        return who_of(self.object)

    def get_need_display_value(self) -> str:
        return str(self.object.shift.need.title)

    def get_association_display_value(self) -> str:
        return str(self.object.shift.need.association.name)

    def get_shift_display_value(self) -> str:
        return when_of(self.object.shift)

    def moves(self) -> list[dict[str, Any]]:
        return [move | {"by": self._name_of(move["by"])} for move in super().moves()]

    def _name_of(self, account: Account | None) -> str:
        """Return who did it, by name; "" where it was the clock."""
        if account is None:
            return ""
        if account.pk == self.object.resident.account_id:
            return who_of(self.object)
        return account.get_full_name() or str(_("Quelqu’un"))


class SignUpViewSet(ReadingViewSet):
    """What people did is theirs and the association's: nothing is changed here."""

    model = SignUp
    icon = "tick"
    menu_order = 115
    help_words = _(
        "Toutes les inscriptions, sans adresse ni téléphone. Qui veut changer la sienne le fait "
        "depuis son compte ou son message ; l’association note qui est venu."
    )
    index_view_class = SignUpIndexView
    inspect_view_class = SignUpInspectView
    filterset_class = SignUpFilterSet
    list_display = [
        "resident",
        Column("need", label=_("Besoin"), accessor=lambda row: row.shift.need.title),
        Column(
            "association",
            label=_("Association"),
            accessor=lambda row: row.shift.need.association.name,
        ),
        Column("when", label=_("Créneau"), accessor=lambda row: when_of(row.shift)),
        "state",
        "seats",
        "attendance",
        "channel",
        "created_at",
    ]
    inspect_view_fields = [
        "resident",
        "need",
        "association",
        "shift",
        "state",
        "seats",
        "attendance",
        "minutes",
        "channel",
        "created_at",
        "cancelled_at",
    ]
