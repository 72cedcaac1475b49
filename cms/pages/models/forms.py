"""Pages that ask something, and say why, for how long and for whom."""

from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views import View
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.forms.forms import FormBuilder
from wagtail.contrib.forms.models import AbstractForm, AbstractFormField, FormSubmission

from cms.pages.models.base import FreeSlugMixin
from engagement.base.personal import no_person


class Questions(FormBuilder):
    """Builds the fields of a form; each says under its question why it is asked."""

    def get_field_options(self, field: AbstractFormField) -> dict[str, Any]:
        options = super().get_field_options(field)
        lines = [options.get("help_text"), getattr(field, "purpose", "")]
        return options | {"help_text": " ".join(filter(None, lines))}


class FormPage(FreeSlugMixin, AbstractForm):
    """A form; whoever fills it reads first what becomes of her answers."""

    intro = models.TextField(_("introduction"), blank=True)
    thanks = models.TextField(_("ce qu’on lit après l’envoi"), max_length=400)
    purpose = models.TextField(
        _("à quoi servent les réponses"),
        max_length=300,
        help_text=_("Par exemple : « préparer l’atelier du 12 mars »."),
    )
    who_sees = models.CharField(
        _("qui les lit"), max_length=160, help_text=_("Par exemple : « l’équipe de la mairie ».")
    )
    keep_days = models.PositiveSmallIntegerField(
        _("gardées combien de jours"),
        default=90,
        validators=[MinValueValidator(1), MaxValueValidator(730)],
        help_text=_("Ensuite elles s’effacent toutes seules. Deux ans au plus."),
    )

    personal = no_person("intro thanks purpose who_sees keep_days")

    content_panels = [
        *AbstractForm.content_panels,
        "intro",
        MultiFieldPanel(
            [FieldPanel("purpose"), FieldPanel("who_sees"), FieldPanel("keep_days")],
            heading=_("Ce que deviennent les réponses"),
        ),
        InlinePanel("form_fields", label=_("question"), min_num=1),
        "thanks",
    ]
    parent_page_types = ["pages.HomePage", "pages.PlainPage"]
    subpage_types: list[str] = []
    template = "cms/form_page.html"
    form_builder = Questions
    landing_page_template = "cms/form_page_thanks.html"

    class Meta:
        verbose_name = _("formulaire")
        verbose_name_plural = _("formulaires")

    def get_form_class(self) -> type[forms.Form]:
        return type("PageForm", (super().get_form_class(),), {"use_required_attribute": False})

    def get_submissions_list_view_class(self) -> type[View]:
        from cms.pages.submissions import SubmissionsView  # a view of the admin: needs all models

        return SubmissionsView

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "merci" in request.GET:
            return self.render_landing_page(request)
        return super().serve(request, *args, **kwargs)

    def render_landing_page(
        self,
        request: HttpRequest,
        form_submission: FormSubmission | None = None,
        *args: Any,
        **kwargs: Any,
    ) -> HttpResponse:
        """Thank; after an answer by another address, so that a reload sends nothing again."""
        if form_submission:
            return redirect(f"{self.get_url(request)}?merci=1")
        return super().render_landing_page(request, *args, **kwargs)


class FormField(AbstractFormField):
    """One question, which says why it is asked."""

    page = ParentalKey(FormPage, on_delete=models.CASCADE, related_name="form_fields")
    purpose = models.CharField(
        _("pourquoi nous le demandons"), max_length=160, help_text=_("Lu sous la question.")
    )

    personal = no_person(
        "sort_order clean_name label field_type required choices default_value help_text "
        "page purpose"
    )

    panels = [*AbstractFormField.panels, FieldPanel("purpose")]

    class Meta(AbstractFormField.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")
