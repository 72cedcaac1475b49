"""Shifts that come again: a rhythm is added, changed, ended; one date is left out."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from engagement.associations.roles import Act
from engagement.needs.actions import add_series, change_series, end_series, skip_date
from engagement.needs.models import Shift, ShiftSeries
from engagement.needs.rhythms import series_in_words
from engagement.needs.wording import day_of
from engagement.people.http import SignedIn
from engagement.web.associations.access import need_of
from engagement.web.associations.when_forms import AgainForm, SeriesForm, first_series


@login_required
def add(request: SignedIn, slug: str, need_slug: str) -> HttpResponse:
    """Let a need come again."""
    need = need_of(request, slug, need_slug, Act.EDIT)
    form = AgainForm(request.POST or None, initial=first_series())
    if not form.is_valid():
        context = {"association": need.association, "need": need, "form": form}
        return render(request, "associations/add_series.html", context)
    add_series(need=need, by=request.user, **form.series())
    messages.success(request, _("C’est noté : les prochaines dates sont en place."))
    return redirect("associations:edit_need", slug, need.slug)


@login_required
def change(request: SignedIn, slug: str, need_slug: str, series: int) -> HttpResponse:
    """Show a series with its coming dates, and change its day, hour and places."""
    wanted = series_of(request, slug, need_slug, series)
    form = SeriesForm(request.POST or None, series=wanted)
    if not form.is_valid() or not changed(wanted, form, request):
        context = {
            "association": wanted.need.association,
            "need": wanted.need,
            "series": wanted,
            "words": series_in_words(wanted),
            "dates": coming_dates(wanted),
            "form": form,
        }
        return render(request, "associations/series.html", context)
    messages.success(request, _("C’est enregistré. Les personnes inscrites sont prévenues."))
    return redirect("associations:series", slug, need_slug, series)


def changed(series: ShiftSeries, form: SeriesForm, request: SignedIn) -> bool:
    """Change the series; False with the reason in the form."""
    try:
        change_series(series=series, by=request.user, **form.hours())
    except ValidationError as refused:
        form.add_error(None, refused.messages)
    return form.is_valid()


@login_required
@require_POST
def skip(request: SignedIn, slug: str, need_slug: str, series: int) -> HttpResponse:
    """Leave one date out."""
    wanted = series_of(request, slug, need_slug, series)
    chosen = request.POST.get("day", "")
    if chosen not in {one["value"] for one in coming_dates(wanted)}:
        raise Http404
    day = date.fromisoformat(chosen)
    skip_date(series=wanted, by=request.user, day=day)
    messages.success(request, _("Pas de rendez-vous le %(day)s.") % {"day": day_of(day)})
    return redirect("associations:series", slug, need_slug, series)


@login_required
@require_POST
def end(request: SignedIn, slug: str, need_slug: str, series: int) -> HttpResponse:
    """End a series; those signed up for a coming date are told."""
    wanted = series_of(request, slug, need_slug, series)
    end_series(series=wanted, by=request.user)
    messages.success(request, _("C’est arrêté. Les personnes inscrites sont prévenues."))
    return redirect("associations:edit_need", slug, need_slug)


def series_of(request: SignedIn, slug: str, need_slug: str, series: int) -> ShiftSeries:
    """Return the series of a need that goes on and that the visitor may change; else Http404."""
    need = need_of(request, slug, need_slug, Act.EDIT)
    rows = need.series.filter(ended_at=None).select_related("need__association")
    return get_object_or_404(rows, pk=series)


def coming_dates(series: ShiftSeries) -> list[dict[str, object]]:
    """Return the dates to come, each with how many people hold a place. One query."""
    shifts = Shift.objects.upcoming().filter(series=series, starts_at__gt=timezone.now())
    return [
        {
            "value": timezone.localdate(shift.starts_at).isoformat(),
            "label": day_of(timezone.localtime(shift.starts_at)),
            "people": shift.taken,
        }
        for shift in shifts
    ]
