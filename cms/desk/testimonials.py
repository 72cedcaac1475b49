"""The words that volunteers let everybody read: the officer hides one, or shows it again."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column

from cms.desk import lists
from cms.desk.acts import ActView
from cms.desk.reading import ReadingViewSet
from engagement.media.renditions import CARD, shown
from engagement.needs.actions.telling import hide_testimonial, unhide_testimonial
from engagement.needs.models import Need, Testimonial
from engagement.people.names import first_name


def agreed() -> QuerySet[Testimonial]:
    """Return what its authors let everybody read, hidden or not; no other word is for the desk."""
    rows = Testimonial.objects.filter(may_be_shown=True)
    return rows.select_related("signup__resident", "signup__shift__need__association")


def need_of(word: Testimonial) -> Need:
    return word.signup.shift.need


class TestimonialAct(ActView):
    def rows(self) -> QuerySet:
        return agreed()


class Hide(TestimonialAct):
    name = "hide"
    label = _("Masquer")
    done = _("Ce mot ne se voit plus.")

    @classmethod
    def is_offered(cls, row: Testimonial) -> bool:
        return row.hidden_at is None

    def run(self, row: Testimonial, form: forms.Form) -> str:
        hide_testimonial(testimonial=row, by=self.request.user)
        return str(self.done)


class Unhide(TestimonialAct):
    name = "unhide"
    label = _("Montrer de nouveau")
    done = _("Ce mot se voit de nouveau.")

    @classmethod
    def is_offered(cls, row: Testimonial) -> bool:
        return row.hidden_at is not None

    def run(self, row: Testimonial, form: forms.Form) -> str:
        unhide_testimonial(testimonial=row, by=self.request.user)
        return str(self.done)


class TestimonialFilterSet(WagtailFilterSet):
    hidden_at = django_filters.BooleanFilter(label=_("Masqué"), lookup_expr="isnull", exclude=True)

    class Meta:
        model = Testimonial
        fields = ["hidden_at"]


class TestimonialIndexView(lists.DeskIndexView):
    def get_base_queryset(self) -> QuerySet[Testimonial]:
        return agreed()


class TestimonialInspectView(lists.ActingInspectView):
    """A word with its photo, by whose first name and about which need."""

    def get_object(self, queryset: QuerySet | None = None) -> Testimonial:
        return get_object_or_404(agreed(), pk=self.pk)

    def get_field_label(self, field_name: str, field: Any) -> str:
        labels = {"signup": _("Qui"), "need": _("Besoin"), "picture": _("Photo")}
        return str(labels.get(field_name) or super().get_field_label(field_name, field))

    def get_signup_display_value(self) -> str:
        return first_name(self.object.signup.resident)

    def get_need_display_value(self) -> str:
        need = need_of(self.object)
        return f"{need.title} · {need.association.name}"

    def get_picture_display_value(self) -> str:
        photo = shown(self.object.picture, CARD)
        if not photo:
            return ""
        return format_html('<img src="{picture_url}" alt="{picture_alt}">', **photo)


class TestimonialViewSet(ReadingViewSet):
    model = Testimonial
    icon = "openquote"
    menu_order = 135
    acts = (Hide, Unhide)
    index_view_class = TestimonialIndexView
    inspect_view_class = TestimonialInspectView
    filterset_class = TestimonialFilterSet
    list_display = [
        "text",
        Column("who", label=_("Qui"), accessor=lambda word: first_name(word.signup.resident)),
        Column("need", label=_("Besoin"), accessor=lambda word: need_of(word).title),
        Column(
            "association",
            label=_("Association"),
            accessor=lambda word: need_of(word).association.name,
        ),
        "written_at",
        BooleanColumn("hidden_at", label=_("Masqué")),
    ]
    inspect_view_fields = [
        "text",
        "picture",
        "signup",
        "need",
        "written_at",
        "hidden_at",
        "hidden_by",
    ]
