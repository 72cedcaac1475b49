"""The facts of a fête, its programme and its partners."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from engagement.events.actions import (
    edit_event,
    remove_activity,
    remove_partner,
    save_activity,
    save_partner,
)
from engagement.events.models import Activity, Event
from engagement.events.programme import programme_of
from engagement.people.http import SignedIn
from engagement.web.organisers.access import event_of
from engagement.web.organisers.forms import ActivityForm, EventForm, PartnerForm


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedIn, slug: str) -> HttpResponse:
    """Change what the page tells; those registered are told of another time or place."""
    event = event_of(request, slug)
    form = EventForm(request.POST or None, instance=event)
    if form.is_valid():
        told = dict(form.cleaned_data)
        stored = Event.objects.get(pk=event.pk)
        try:
            edit_event(event=stored, by=request.user, interests=told.pop("interests"), **told)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("C’est enregistré."))
            return redirect("organisers:prepare", slug)
    context = {"nav": "account", "event": event, "form": form, "title": _("Ce que dit la page")}
    return render(request, "organisers/form.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def programme(request: SignedIn, slug: str) -> HttpResponse:
    """Show the lines of the programme and add one."""
    event = event_of(request, slug)
    form = ActivityForm(request.POST or None, event=event)
    if form.is_valid():
        save_activity(event=event, activity=form.save(commit=False), by=request.user)
        messages.success(request, _("C’est au programme."))
        return redirect("organisers:programme", slug)
    context = {"nav": "account", "event": event, "form": form, "days": programme_of(event)}
    return render(request, "organisers/programme.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def activity(request: SignedIn, slug: str, pk: int) -> HttpResponse:
    """Change a line of the programme, or take it off."""
    event = event_of(request, slug)
    line = get_object_or_404(Activity, pk=pk, event=event)
    if request.method == "POST" and "remove" in request.POST:
        remove_activity(activity=line, by=request.user)
        messages.success(request, _("Ce n’est plus au programme."))
        return redirect("organisers:programme", slug)
    form = ActivityForm(request.POST or None, event=event, instance=line)
    if form.is_valid():
        save_activity(event=event, activity=form.save(commit=False), by=request.user)
        messages.success(request, _("C’est enregistré."))
        return redirect("organisers:programme", slug)
    context = {
        "nav": "account",
        "event": event,
        "form": form,
        "title": line.title,
        "may_remove": True,
    }
    return render(request, "organisers/form.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def partners(request: SignedIn, slug: str) -> HttpResponse:
    """Show who helps to make the fête, and name another."""
    event = event_of(request, slug)
    form = PartnerForm(request.POST or None)
    if form.is_valid():
        save_partner(event=event, partner=form.save(commit=False), by=request.user)
        messages.success(request, _("C’est noté sur la page de la fête."))
        return redirect("organisers:partners", slug)
    context = {"nav": "account", "event": event, "form": form, "partners": event.partners.all()}
    return render(request, "organisers/partners.html", context)


@login_required
@require_POST
def drop_partner(request: SignedIn, slug: str, pk: int) -> HttpResponse:
    """Name a partner no more."""
    event = event_of(request, slug)
    remove_partner(partner=get_object_or_404(event.partners, pk=pk), by=request.user)
    return redirect("organisers:partners", slug)
