"""The letters in the administration: written there with a preview, then followed."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, ObjectList, TabbedInterface
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import PreviewSidePanel
from wagtail.admin.views import generic
from wagtail.admin.views.generic.preview import PreviewOnCreate, PreviewOnEdit

from cms.desk import lists
from cms.desk.reading import ReadingViewSet
from cms.newsletter.acts import ACTS
from cms.newsletter.audience import count_audience
from cms.newsletter.models import Newsletter
from cms.newsletter.progress import lost_messages, progress_of

PANELS = TabbedInterface(
    [
        ObjectList([FieldPanel("subject"), FieldPanel("body")], heading=_("Lettre")),
        ObjectList([FieldPanel("subject_en"), FieldPanel("body_en")], heading=_("En anglais")),
        ObjectList(
            [
                FieldPanel("neighbourhoods", widget=forms.CheckboxSelectMultiple),
                FieldPanel("interests", widget=forms.CheckboxSelectMultiple),
            ],
            heading=_("Destinataires"),
        ),
    ]
)


class WholeFormMixin:
    """Refuses a form of which a part got lost on its way: Wagtail’s blocks count on all of it."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().post(request, *args, **kwargs)  # type: ignore[misc]  # of the view
        except MultiValueDictKeyError:
            return HttpResponseBadRequest()


class WritingMixin(WholeFormMixin, generic.CreateEditViewOptionalFeaturesMixin):
    """A form with the live preview beside it, which leads to the page of the letter."""

    def get_side_panels(self) -> MediaContainer:
        preview = PreviewSidePanel(
            self.form.instance, self.request, preview_url=self.get_preview_url()
        )
        return MediaContainer([preview])

    def get_success_url(self) -> str:
        return reverse(self.inspect_url_name, args=[self.object.pk])


class WriteView(WritingMixin, generic.CreateView):
    view_name = "create"
    inspect_url_name = ""  # without it Wagtail would not hand one over


class EditView(WritingMixin, generic.EditView):
    view_name = "edit"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.object.state in Newsletter.OPEN:
            return super().dispatch(request, *args, **kwargs)
        messages.warning(request, _("Cette lettre ne change plus : voici où elle en est."))
        return redirect(self.inspect_url_name, self.object.pk)


class PreviewNewView(WholeFormMixin, PreviewOnCreate):
    pass


class PreviewView(WholeFormMixin, PreviewOnEdit):
    pass


class LetterListView(generic.IndexView):
    def get_edit_url(self, instance: Newsletter) -> str | None:
        """Lead to the page of a letter, where everything starts."""
        return self.get_inspect_url(instance)


class LetterView(lists.ActingInspectView):
    """Whom a letter reaches, how far it is, what did not arrive."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        row = self.object
        allowed = {act.name for act in ACTS if self.user_has_permission(act.permission_required)}
        context["acts"] = [
            {"url_name": url_name, "label": act.label}
            for act, url_name in self.act_urls.items()
            if act.name in allowed and act.is_offered(row)
        ]
        has_left = row.state in (row.State.SENDING, row.State.SENT, row.State.STOPPED)
        if has_left:
            return context | {"progress": progress_of(row), "lost": lost_messages(row)}
        return context | {"audience": count_audience(row)}

    def get_edit_url(self) -> str | None:
        return super().get_edit_url() if self.object.state in Newsletter.OPEN else None


class NewsletterViewSet(ReadingViewSet):
    model = Newsletter
    icon = "mail"
    menu_label = _("Lettres")
    menu_order = 145
    absent_pages = ("delete", "usage", "history")
    acts = ACTS
    edit_handler = PANELS
    index_view_class = LetterListView
    add_view_class = WriteView
    edit_view_class = EditView
    inspect_view_class = LetterView
    inspect_template_name = "cms/newsletter/letter.html"
    list_display = ["subject", "state", "people", "send_at", "created_at"]
    list_filter = ["state"]
    inspect_view_fields = [
        "state",
        "subject",
        "subject_en",
        "neighbourhoods",
        "interests",
        "send_at",
    ]

    def get_add_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        preview = self.get_url_name("preview_on_add")
        return super().get_add_view_kwargs(preview_url_name=preview, **kwargs)

    def get_edit_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        preview = self.get_url_name("preview_on_edit")
        return super().get_edit_view_kwargs(preview_url_name=preview, **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        form = {"model": Newsletter, "form_class": self.get_form_class()}
        return [
            *super().get_urlpatterns(),
            path("new/", self.add_view, name="add"),
            path("edit/<int:pk>/", self.edit_view, name="edit"),
            path("preview/", PreviewNewView.as_view(**form), name="preview_on_add"),
            path("preview/<int:pk>/", PreviewView.as_view(**form), name="preview_on_edit"),
        ]
