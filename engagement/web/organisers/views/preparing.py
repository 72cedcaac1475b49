"""The page of a fête in preparation: the countdown, what is left to do, who is missing."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from engagement.base.models import IllegalMove
from engagement.events.actions import (
    add_task,
    announce_event,
    attach_need,
    detach_need,
    remove_task,
    tick_task,
)
from engagement.events.models import Event, Registration
from engagement.events.ready_made import TEMPLATES
from engagement.events.wording import organiser_of, when_of, where_of
from engagement.needs.models import Need, Shift
from engagement.people.http import SignedIn
from engagement.web.organisers.access import associations_of, event_of, is_officer
from engagement.web.organisers.forms import NeedForm, TaskForm


@login_required
@require_safe
def prepare(request: SignedIn, slug: str) -> HttpResponse:
    """Show how long it is until the day, what is left to do and who is missing."""
    event = event_of(request, slug)
    context = {
        "nav": "account",
        "event": event,
        "when": when_of(event),
        "where": where_of(event),
        "organiser": organiser_of(event),
        "countdown": countdown(event),
        "tasks": task_rows(event),
        "task_form": TaskForm(),
        "needs": need_rows(event),
        "roles": TEMPLATES[event.kind].roles,
        "registered": registered_words(event),
        "post_need_url": post_need_url(event),
    }
    return render(request, "organisers/prepare.html", context)


def countdown(event: Event) -> str:
    """Return « dans 12 jours », « demain », « aujourd’hui » or how it ended."""
    if event.state in (Event.State.CANCELLED, Event.State.CLOSED):
        return event.get_state_display()
    days = (timezone.localdate(event.starts_at) - timezone.localdate()).days
    if event.is_over:
        return _("c’est passé : publiez le bilan")
    if days <= 0:
        return _("c’est aujourd’hui")
    if days == 1:
        return _("c’est demain")
    return ngettext("dans %(n)d jour", "dans %(n)d jours", days) % {"n": days}


def task_rows(event: Event) -> list[dict[str, Any]]:
    """Return the list of what to prepare, what is late first marked."""
    left = (timezone.localdate(event.starts_at) - timezone.localdate()).days
    return [
        {
            "pk": task.pk,
            "text": task.text,
            "done": task.done_at is not None,
            "due": due_words(task.days_before),
            "late": task.done_at is None and left < task.days_before,
        }
        for task in event.tasks.all()
    ]


def due_words(days_before: int) -> str:
    if not days_before:
        return _("le jour même")
    return ngettext("%(n)d jour avant", "%(n)d jours avant", days_before) % {"n": days_before}


def need_rows(event: Event) -> list[dict[str, Any]]:
    """Return its needs: how many places are taken, and where to act on it. Two queries."""
    needs = Need.objects.filter(event_need__event=event).select_related("association")
    rows = []
    for need in needs.prefetch_related("shifts").order_by("title", "pk"):
        shifts = [shift for shift in need.shifts.all() if shift.called_off_at is None]
        rows.append(
            {
                "pk": need.pk,
                "title": need.title,
                "association": need.association.name,
                "state": need.get_state_display(),
                "taken": sum(shift.taken for shift in shifts),
                "capacity": sum(shift.capacity for shift in shifts),
                "url": reverse("residents:need", args=[need.slug]),
                "may_ask": need.state == Need.State.PUBLISHED and _is_short(shifts),
            }
        )
    return rows


def _is_short(shifts: list[Shift]) -> bool:
    return any(shift.taken < shift.capacity for shift in shifts)


def registered_words(event: Event) -> str:
    """Return how many are expected and how many wait; "" where nobody registers."""
    if not event.takes_registrations:
        return ""
    waiting = Registration.objects.filter(event=event, state=Registration.State.WAITING).count()
    taken = ngettext("%(n)d place prise", "%(n)d places prises", event.taken) % {"n": event.taken}
    if event.capacity is not None:
        taken = _("%(taken)s sur %(capacity)d") % {"taken": taken, "capacity": event.capacity}
    if not waiting:
        return taken
    wait = ngettext("%(n)d personne attend", "%(n)d personnes attendent", waiting)
    return f"{taken}, {wait % {'n': waiting}}"


def post_need_url(event: Event) -> str:
    """Return where its association says a new need; "" where the city organises."""
    if event.association is None:
        return ""
    return reverse("associations:post_need", args=[event.association.slug])


@login_required
@require_POST
def announce(request: SignedIn, slug: str) -> HttpResponse:
    """Show the fête to everybody."""
    event = event_of(request, slug)
    try:
        announce_event(event=event, by=request.user)
    except IllegalMove:
        messages.warning(request, _("Elle est déjà annoncée, ou elle n’a plus lieu."))
    else:
        messages.success(request, _("C’est annoncé : tout le monde voit la fête."))
    return redirect("organisers:prepare", event.slug)


@login_required
@require_POST
def add(request: SignedIn, slug: str) -> HttpResponse:
    """Add something to prepare."""
    event = event_of(request, slug)
    form = TaskForm(request.POST)
    if form.is_valid():
        add_task(event=event, by=request.user, **form.cleaned_data)
    else:
        messages.warning(request, _("Dites ce qu’il y a à faire, et combien de jours avant."))
    return redirect(reverse("organisers:prepare", args=[slug]) + "#preparatifs")


@login_required
@require_POST
def tick(request: SignedIn, slug: str, pk: int) -> HttpResponse:
    """Note that something is done, is not done after all, or is not wanted."""
    event = event_of(request, slug)
    task = get_object_or_404(event.tasks, pk=pk)
    if request.POST.get("do") == "remove":
        remove_task(task=task, by=request.user)
    else:
        tick_task(task=task, by=request.user, done=request.POST.get("do") == "done")
    return redirect(reverse("organisers:prepare", args=[slug]) + "#preparatifs")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def needs(request: SignedIn, slug: str) -> HttpResponse:
    """Tie a need that is written already to the fête."""
    event = event_of(request, slug)
    form = NeedForm(request.POST or None, needs=free_needs(request, event))
    if form.is_valid():
        attach_need(event=event, need=form.cleaned_data["need"], by=request.user)
        messages.success(request, _("Le besoin fait partie de la fête."))
        return redirect("organisers:prepare", slug)
    context = {
        "nav": "account",
        "event": event,
        "form": form,
        "needs": need_rows(event),
        "post_need_url": post_need_url(event),
    }
    return render(request, "organisers/needs.html", context)


def free_needs(request: SignedIn, event: Event) -> QuerySet[Need]:
    """Return the needs that may join: of any association for an officer, else of one's own."""
    rows = Need.objects.filter(
        event_need=None, state__in=[Need.State.DRAFT, Need.State.SUBMITTED, Need.State.PUBLISHED]
    )
    if not is_officer(request.user):
        own = Q(association__in=associations_of(request.user))
        rows = rows.filter(own)
    return rows.filter(association__source="").select_related("association").order_by("title", "pk")


@login_required
@require_POST
def detach(request: SignedIn, slug: str, pk: int) -> HttpResponse:
    """Let a need go on without the fête."""
    event = event_of(request, slug)
    need = get_object_or_404(Need, pk=pk, event_need__event=event)
    detach_need(event=event, need=need, by=request.user)
    messages.success(request, _("Le besoin ne fait plus partie de la fête ; il continue seul."))
    return redirect("organisers:needs", slug)
