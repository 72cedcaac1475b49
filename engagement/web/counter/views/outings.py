"""A day among people, counted by two thumbs."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from engagement.people.http import posted
from engagement.people.models import Outing
from engagement.people.relays import count_contact, go_out
from engagement.territory.models import Neighbourhood
from engagement.web.counter.access import Served, serves

OUTINGS_SHOWN = 20


class OutingForm(forms.Form):
    place = forms.CharField(
        label=_("Où"), help_text=_("Le marché, un hall, la nacelle…"), max_length=80
    )
    neighbourhood = forms.ModelChoiceField(
        Neighbourhood.objects.defer("outline").order_by("name"), label=_("Quartier"), required=False
    )


@serves
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: Served) -> HttpResponse:
    """Begin an outing today, or go on with one."""
    form = OutingForm(posted(request), initial={"place": request.attendant.place})
    if form.is_valid():
        outing = go_out(**form.cleaned_data, by=request.user)
        return redirect("counter:outing", outing.pk)
    mine = Outing.objects.filter(by=request.user)
    context = {
        "nav": "counter",
        "form": form,
        "today": mine.filter(day=timezone.localdate()),
        "before": mine.exclude(day=timezone.localdate())[:OUTINGS_SHOWN],
    }
    return render(request, "counter/outings.html", context)


@serves
@require_http_methods(["GET", "HEAD", "POST"])
def outing(request: Served, pk: int) -> HttpResponse:
    """Count who was spoken to; each button is a form of its own, so that it works everywhere."""
    outing = get_object_or_404(Outing, pk=pk, by=request.user, day=timezone.localdate())
    if request.method == "POST":
        said = request.POST.get("count", "")
        if said in THUMBS:
            newcomer, back = THUMBS[said]
            count_contact(outing=outing, newcomer=newcomer, back=back)
        return redirect("counter:outing", pk)
    return render(request, "counter/outing.html", {"nav": "counter", "outing": outing})


#: What each button says: somebody new or not, one more or one less.
THUMBS = {
    "known": (False, False),
    "new": (True, False),
    "known_back": (False, True),
    "new_back": (True, True),
}
