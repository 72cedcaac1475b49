"""Draws by lot at the desk: the list is published first, the seed typed in once it is known."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views import generic

from cms.desk import lists
from cms.desk.acts import ActView
from cms.desk.reading import ReadingViewSet
from engagement.base.models import IllegalMove
from engagement.ideas.actions.drawing import AlreadyDrawn, draw_lots, publish_list
from engagement.ideas.models import Draw, Idea
from engagement.people.models import Account


class ListForm(forms.ModelForm):
    """Chooses among the ideas that are open now."""

    among = forms.ModelMultipleChoiceField(
        label=_("Parmi ces idées"),
        queryset=Idea.objects.filter(state__in=Idea.OPEN).order_by("title"),
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Draw
        fields: ClassVar = ["title", "wanted", "seed_from"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("wanted") and len(data.get("among", ())) <= data["wanted"]:
            self.add_error("wanted", _("Il y a autant de places que d’idées : rien à tirer."))
        return data


class ListView(generic.CreateView):
    """Publishes a list; from then on it stands."""

    form_class = ListForm

    def get_form_class(self) -> type[forms.ModelForm]:
        return ListForm

    def get_edit_url(self) -> str:
        """Lead where the list is read: nothing of it can be edited."""
        return reverse("draw:inspect", args=[self.object.pk])

    def save_instance(self) -> Draw:
        data = self.form.cleaned_data
        return publish_list(
            title=data["title"],
            ideas=data["among"],
            wanted=data["wanted"],
            seed_from=data["seed_from"],
            by=self.request.user,
        )


class SeedForm(forms.Form):
    seed = forms.CharField(
        label=_("Ce que le tirage public a donné"),
        help_text=_("Tel que tout le monde le lira : « 4 8 15 16 23 ». Il ne se change plus."),
        max_length=120,
    )


class DrawLots(ActView):
    name = "draw"
    label = _("Tirer au sort")
    done = _("C’est tiré : le résultat est sur la page publique du tirage.")
    form_class = SeedForm

    @classmethod
    def is_offered(cls, row: Draw) -> bool:
        return not row.seed

    @classmethod
    def answer(cls, row: Draw, by: Account, data: Mapping[str, Any]) -> str:
        try:
            draw_lots(draw=row, seed=data["seed"], by=by)
        except AlreadyDrawn as error:
            raise IllegalMove(str(error)) from error
        return str(cls.done)


class DrawInspectView(lists.ActingInspectView):
    def get_title_display_value(self) -> str:
        page = reverse("residents:idea_draw", args=[self.object.pk])
        return format_html('<a href="{}">{}</a>', page, self.object.title)


class DrawViewSet(ReadingViewSet):
    model = Draw
    icon = "rotate"
    menu_order = 129
    absent_pages = ("edit", "delete", "history", "usage")
    acts = (DrawLots,)
    help_words = _(
        "Quand il y a plus d’idées que de places. Publiez la liste, attendez un tirage public, "
        "notez ce qu’il a donné : chacun peut refaire le calcul."
    )
    form_fields: ClassVar = ["title", "wanted", "seed_from"]
    add_view_class = ListView
    inspect_view_class = DrawInspectView
    list_display = ["title", "wanted", "published_at", "drawn_at"]
    inspect_view_fields = ["title", "wanted", "list_hash", "seed_from", "published_at", "seed"]

    def get_urlpatterns(self) -> list[URLPattern]:
        return [*super().get_urlpatterns(), path("new/", self.add_view, name="add")]
