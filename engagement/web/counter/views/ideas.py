"""An idea told at the counter is taken down in her name; one that exists is supported."""

from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from engagement.city.modules import is_on
from engagement.ideas.actions import IdeaClosed, TooMany, propose_idea, support_idea
from engagement.ideas.models import Idea
from engagement.ideas.similar import similar
from engagement.people.http import posted
from engagement.people.models import Channel, Resident
from engagement.web.counter.access import Served, acting_for, serves
from engagement.web.counter.rows import address_of


class IdeaForm(forms.ModelForm):
    """Her words as she says them; `sure` once those like it were looked at."""

    sure = forms.BooleanField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Idea
        fields: ClassVar = ["title", "body", "neighbourhood", "place"]
        labels: ClassVar = {
            "title": gettext_lazy("Son idée en une phrase"),
            "body": gettext_lazy("Ce qu’elle en dit de plus"),
            "neighbourhood": gettext_lazy("Quartier"),
            "place": gettext_lazy("Endroit"),
        }
        widgets: ClassVar = {
            "title": forms.TextInput(attrs={"autocomplete": "off"}),
            "body": forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
            "place": forms.TextInput(attrs={"autocomplete": "off"}),
        }

    def _post_clean(self) -> None:
        """Leave the row alone: the action writes it and checks it."""


@serves
@require_http_methods(["GET", "HEAD", "POST"])
def take_idea(request: Served, key: UUID) -> HttpResponse:
    """Write an idea down, after those that say the same were looked at; or support one of them."""
    if not is_on("ideas"):
        raise Http404
    resident = acting_for(request, key)
    if "support" in request.POST:
        return support(request, resident)
    form = IdeaForm(posted(request), initial={"neighbourhood": resident.neighbourhood_id})
    context = {"nav": "counter", "form": form, "resident": resident}
    if form.is_valid():
        told = dict(form.cleaned_data)
        like = [] if told.pop("sure") else similar(told["title"])
        if not like:
            return write(request, resident, told)
        context["like"] = like
    return render(request, "counter/idea.html", context)


def write(request: Served, resident: Resident, told: dict[str, Any]) -> HttpResponse:
    try:
        idea = propose_idea(resident=resident, by=request.user, channel=Channel.COUNTER, **told)
    except TooMany as pace:
        words = _("Elle a déjà proposé beaucoup d’idées : la prochaine, %(when)s.")
        messages.warning(request, words % {"when": pace.again})
    else:
        messages.success(
            request,
            _("Son idée est en ligne.")
            if idea.is_visible
            else _("Son idée est notée. La ville la lit, puis lui répond."),
        )
    return redirect(address_of(resident))


def support(request: Served, resident: Resident) -> HttpResponse:
    idea = get_object_or_404(Idea.objects.visible(), slug=request.POST["support"])
    try:
        support_idea(idea=idea, resident=resident, by=request.user, channel=Channel.COUNTER)
    except (IdeaClosed, TooMany):
        messages.warning(request, _("Cette idée ne prend plus de soutien pour l’instant."))
    else:
        messages.success(request, _("C’est noté : elle soutient cette idée."))
    return redirect(address_of(resident))
