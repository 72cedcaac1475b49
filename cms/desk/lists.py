"""The lists of the desk: what they show, how they are narrowed, what a row tells."""

from typing import Any

import django_filters
from django.db.models import QuerySet, Sum
from django.template.defaultfilters import linebreaksbr
from django.utils.functional import cached_property
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn
from wagtail.admin.views import generic

from cms.desk.acts import ActView
from cms.desk.assigning import is_assigned
from cms.desk.sheets import SheetsMixin, cell_of
from engagement.associations.models import Association
from engagement.base.models import LifeCycle
from engagement.initiatives.models import Initiative
from engagement.needs.models import Need
from engagement.needs.wording import when_of
from engagement.outbox.models import Message
from engagement.territory.models import Interest, Neighbourhood


class PlacedFilterSet(WagtailFilterSet):
    """Narrows by state, neighbourhood and domain."""

    neighbourhood = django_filters.ModelChoiceFilter(
        label=_("Quartier"), queryset=Neighbourhood.objects.all()
    )
    interests = django_filters.ModelChoiceFilter(
        label=_("Domaine"), queryset=Interest.objects.domains()
    )


class NeedFilterSet(PlacedFilterSet):
    class Meta:
        model = Need
        fields = ["state", "neighbourhood", "interests", "association"]


class AssociationFilterSet(PlacedFilterSet):
    class Meta:
        model = Association
        fields = ["state", "neighbourhood", "interests"]


class InitiativeFilterSet(PlacedFilterSet):
    class Meta:
        model = Initiative
        fields = ["state", "neighbourhood", "interests", "is_public"]


class MessageFilterSet(WagtailFilterSet):
    class Meta:
        model = Message
        fields = ["state", "kind"]


class DeskIndexView(SheetsMixin, generic.IndexView):
    """A list with its help, its two files and, where its rows have some, its acts on many."""

    help_words: Any = ""
    has_bulk_actions = False

    @cached_property
    def columns(self) -> list[Any]:
        columns = super().columns
        if not self.has_bulk_actions:
            return columns
        return [BulkActionsCheckboxColumn("bulk_actions", obj_type="desk"), *columns]

    def _get_title_column(self, *args: Any, **kwargs: Any) -> Any:
        return super()._get_title_column(
            *args, **kwargs, get_title_id=lambda row: f"desk_{row.pk}_title"
        )


class NeedIndexView(DeskIndexView):
    has_bulk_actions = True

    def get_base_queryset(self) -> QuerySet[Need]:
        needs = Need.objects.select_related("association", "neighbourhood")
        return needs.annotate(places=Sum("shifts__capacity"), taken=Sum("shifts__taken"))


class PlacedIndexView(DeskIndexView):
    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related("neighbourhood")


class AssociationIndexView(PlacedIndexView):
    has_bulk_actions = True


class MessageIndexView(DeskIndexView):
    has_bulk_actions = True


class JoinRequestIndexView(DeskIndexView):
    def get_base_queryset(self) -> QuerySet:
        return super().get_base_queryset().select_related("association", "account")


class ActingInspectView(generic.InspectView):
    """A row, the acts that it allows now, and its past moves."""

    page_title = ""
    act_urls: dict[type[ActView], str] = {}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_change = self.user_has_permission("change")
        given = not may_change and is_assigned(self.request.user, self.object)
        offered = [
            {"url_name": url_name, "label": act.label}
            for act, url_name in self.act_urls.items()
            if (may_change or (given and act.for_assigned)) and act.is_offered(self.object)
        ]
        return super().get_context_data(**kwargs) | {"acts": offered, "moves": self.moves()}

    def get_field_label(self, field_name: str, field: Any) -> str:
        if field is not None and field.one_to_many:
            return capfirst(field.related_model._meta.verbose_name_plural)
        return super().get_field_label(field_name, field)

    def get_field_display_value(self, field_name: str, field: Any) -> Any:
        value = super().get_field_display_value(field_name, field)
        if isinstance(value, bool):
            return _("oui") if value else _("non")
        return linebreaksbr(value) if value else "—"

    def moves(self) -> list[dict[str, Any]]:
        """Return the past moves, last first, their states in words; none of what has no cycle."""
        if not isinstance(self.object, LifeCycle):
            return []
        words = dict(self.model.State.choices)
        return [
            {
                "at": move.at,
                "came_from": words[move.from_state],
                "went_to": words[move.to_state],
                "by": move.by,
                "reason": move.reason,
            }
            for move in self.object.moves.select_related("by").order_by("-at", "-pk")
        ]


class AssociationInspectView(ActingInspectView):
    def get_team_moves_display_value(self) -> SafeString:
        moves = self.object.team_moves.select_related("account", "by")
        rows = (
            (
                cell_of(move.at),
                move.account or "—",
                move.get_from_role_display() or "—",
                move.get_to_role_display() or "—",
                move.by or "—",
            )
            for move in moves
        )
        return format_html_join("", "<div>{} · {} : {} → {} ({})</div>", rows)


class NeedInspectView(ActingInspectView):
    def get_shifts_display_value(self) -> SafeString:
        rows = ((when_of(shift), shift.taken, shift.capacity) for shift in self.object.shifts.all())
        return format_html_join("", "<div>{} — {} / {}</div>", rows)
