"""Forms on paper: printed with their numbers, then typed in."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from engagement.base.codes import shown
from engagement.base.pdf import PdfUnavailable
from engagement.people import paper
from engagement.people.http import posted
from engagement.people.mandates import words_to_read
from engagement.people.models import PaperCampaign, PaperForm
from engagement.territory.models import Interest, Neighbourhood
from engagement.web.counter.access import Served, residents_for, serves
from engagement.web.counter.forms import TYPED, NewPersonForm
from engagement.web.counter.printing import pdf_of, qr
from engagement.web.counter.rows import address_of


class CampaignForm(forms.Form):
    title = forms.CharField(
        label=gettext_lazy("Pour quoi"),
        help_text=gettext_lazy("Le marché de décembre, l’immeuble des Glacis…"),
        max_length=120,
    )
    forms_wanted = forms.IntegerField(
        label=gettext_lazy("Combien de formulaires"), min_value=1, max_value=paper.MOST_FORMS
    )


class NumberForm(forms.Form):
    number = forms.CharField(
        label=gettext_lazy("Le numéro du formulaire"),
        max_length=20,
        widget=forms.TextInput(attrs=TYPED),
    )


@serves
@require_http_methods(["GET", "HEAD", "POST"])
def campaigns(request: Served) -> HttpResponse:
    """List the campaigns; print a new one, or open the form of a number."""
    making = "title" in request.POST
    form = CampaignForm(request.POST if making else None)
    number_form = NumberForm(request.POST if "number" in request.POST else None)
    if making and form.is_valid():
        campaign = paper.make_campaign(
            title=form.cleaned_data["title"],
            forms=form.cleaned_data["forms_wanted"],
            by=request.user,
        )
        return redirect("counter:campaign", campaign.pk)
    if number_form.is_valid():
        found = paper.form_of(number_form.cleaned_data["number"])
        if found:
            return redirect("counter:type_in", found.number)
        number_form.add_error("number", _("Aucun formulaire n’a ce numéro : relisez-le."))
    told = _campaigns(request).annotate(printed=Count("forms"), typed=Count("forms__typed_at"))
    context = {"nav": "counter", "form": form, "number_form": number_form, "campaigns": told}
    return render(request, "counter/paper.html", context)


def _campaigns(request: Served) -> Any:
    """Return the campaigns she may see: the counter all, a relay her own."""
    rows = PaperCampaign.objects.all()
    return rows if request.attendant.right is None else rows.filter(by=request.user)


@serves
@require_safe
def campaign(request: Served, pk: int) -> HttpResponse:
    """List the forms of a campaign: which were typed in, when, by whom."""
    found = get_object_or_404(_campaigns(request), pk=pk)
    rows = [
        {"number": shown(row.number), "slug": row.number, "typed_at": row.typed_at, "by": row.by}
        for row in found.forms.select_related("by")
    ]
    return render(request, "counter/campaign.html", {"campaign": found, "rows": rows})


@serves
@require_safe
def sheets(request: Served, pk: int) -> HttpResponse:
    """Answer with the forms of a campaign that nobody has typed in, one sheet each."""
    found = get_object_or_404(_campaigns(request), pk=pk)
    rows = found.forms.filter(typed_at=None)
    context = {
        "campaign": found,
        "language": get_language(),
        "words": words_to_read(),
        "interests": Interest.objects.domains(),
        "neighbourhoods": Neighbourhood.objects.defer("outline").order_by("name"),
        "sheets": [{"number": shown(row.number), "qr": qr(_address(row))} for row in rows],
    }
    try:
        content = pdf_of("form", context)
    except PdfUnavailable:
        return render(request, "counter/sheets.html", context)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="formulaires.pdf"'
    return response


def _address(form: PaperForm) -> str:
    return settings.SITE_URL.rstrip("/") + reverse("counter:type_in", args=[form.number])


@serves
@require_http_methods(["GET", "HEAD", "POST"])
def type_in(request: Served, number: str) -> HttpResponse:
    """Type in what somebody wrote; a form that was typed in before changes nothing and says so."""
    found = paper.form_of(number)
    if found is None:
        raise Http404
    form = NewPersonForm(posted(request))
    form.fields["mandate"].label = _("La personne a signé le mandat sur le papier.")
    if found.typed_at is None and form.is_valid():
        resident, is_new = paper.type_in(
            form=found,
            by=request.user,
            place=found.campaign.title[:80],
            agrees_to=form.agrees_to,
            **form.told,
        )
        if is_new and resident:
            messages.success(request, _("Le formulaire est saisi."))
            return redirect(address_of(resident))
        messages.info(request, _("Ce formulaire avait déjà été saisi : rien n’a changé."))
        return redirect("counter:type_in", number)
    seen = residents_for(request).filter(paper_forms=found).first()
    context = {"nav": "counter", "paper": found, "number": shown(found.number), "form": form}
    return render(request, "counter/type_in.html", context | {"resident": seen})
