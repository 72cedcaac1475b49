"""Ideas and comments in the administration: read in lists, changed by acts alone."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column

from cms.desk import idea_acts, lists, word_acts
from cms.desk.reading import ReadingViewSet
from cms.fabrique.acts import Begin
from cms.fabrique.draws import DrawViewSet
from engagement.ideas.models import Comment, Idea, Report
from engagement.media.renditions import CARD, shown
from engagement.people.names import first_name


class IdeaFilterSet(lists.PlacedFilterSet):
    class Meta:
        model = Idea
        fields = ["state", "neighbourhood", "interests", "channel"]


class IdeaIndexView(lists.DeskIndexView):
    has_bulk_actions = True

    def get_base_queryset(self) -> QuerySet[Idea]:
        return Idea.objects.with_counts().select_related("neighbourhood", "author")


class IdeaInspectView(lists.ActingInspectView):
    """An idea with who stands behind it and what the city answered."""

    def get_field_label(self, field_name: str, field: Any) -> str:
        labels = {"author": _("Qui"), "supports": _("Soutiens"), "picture": _("Photo")}
        return str(labels.get(field_name) or super().get_field_label(field_name, field))

    def get_author_display_value(self) -> str:
        return first_name(self.object.author) if self.object.author else "—"

    def get_supports_display_value(self) -> str:
        return str(self.object.supports.count())

    def get_picture_display_value(self) -> str:
        photo = shown(self.object.picture, CARD)
        return (
            format_html('<img src="{picture_url}" alt="{picture_alt}">', **photo) if photo else ""
        )


class IdeaViewSet(ReadingViewSet):
    model = Idea
    icon = "comment"
    menu_order = 126
    acts = (
        idea_acts.Publish,
        idea_acts.Check,
        idea_acts.Accept,
        idea_acts.Decline,
        idea_acts.Merge,
        Begin,
        idea_acts.Refuse,
    )
    help_words = _(
        "Ce que proposent les habitants. Retenir une idée, c’est dire la suite et pour quand ; "
        "en réunir plusieurs garde tous les soutiens."
    )
    index_view_class = IdeaIndexView
    inspect_view_class = IdeaInspectView
    filterset_class = IdeaFilterSet
    list_display = [
        "title",
        "state",
        "neighbourhood",
        "channel",
        Column("supporters", label=_("Soutiens"), accessor="supporters"),
        Column("commented", label=_("Commentaires"), accessor="commented"),
        "created_at",
    ]
    inspect_view_fields = [
        "state",
        "body",
        "picture",
        "author",
        "channel",
        "place",
        "neighbourhood",
        "interests",
        "supports",
        "merged_into",
        "created_at",
        "published_at",
    ]


class CommentFilterSet(WagtailFilterSet):
    hidden_at = django_filters.BooleanFilter(label=_("Masqué"), lookup_expr="isnull", exclude=True)

    class Meta:
        model = Comment
        fields = ["hidden_at", "by_city"]


class CommentIndexView(lists.DeskIndexView):
    def get_base_queryset(self) -> QuerySet[Comment]:
        return Comment.objects.select_related("idea").order_by("-at", "-pk")


class CommentViewSet(ReadingViewSet):
    model = Comment
    icon = "openquote"
    menu_order = 127
    acts = (word_acts.CheckComment, word_acts.HideComment, word_acts.ShowComment)
    index_view_class = CommentIndexView
    filterset_class = CommentFilterSet
    list_display = [
        "text",
        Column("idea", label=_("Idée"), accessor="idea.title"),
        "at",
        "by_city",
        BooleanColumn("hidden_at", label=_("Masqué")),
    ]
    inspect_view_fields = ["text", "idea", "channel", "by_city", "at", "hidden_at", "hidden_why"]


class ReportIndexView(lists.DeskIndexView):
    def get_base_queryset(self) -> QuerySet[Report]:
        return Report.objects.select_related("idea", "comment").order_by("-at", "-pk")


class ReportViewSet(ReadingViewSet):
    model = Report
    icon = "warning"
    menu_order = 128
    acts = (word_acts.Keep, word_acts.TakeAway)
    index_view_class = ReportIndexView
    list_display = [
        Column("thing", label=_("Ce qui est signalé"), accessor="thing"),
        "why",
        "at",
        "settled_at",
    ]
    inspect_view_fields = ["idea", "comment", "why", "words", "at", "settled_at", "answer"]


VIEWSETS = (IdeaViewSet, CommentViewSet, ReportViewSet, DrawViewSet)
