"""Who has to be called: the list, and the page of a call while somebody makes it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from engagement.outbox.calls import (
    CallTaken,
    claim_call,
    held_call,
    leave_call,
    note_no_answer,
    note_reached,
    note_wrong_number,
    to_call,
    under_way,
)
from engagement.outbox.models import Message
from engagement.web.counter.access import Served, serves
from engagement.web.counter.calls import AnswersForm, page_of, rows_of

#: Of each list; the next come up as these are made.
SHOWN = 40


def at_the_town_hall(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a view be asked by clerks and officers: a relay calls nobody in the city's name."""

    @serves
    @wraps(view)
    def asked(request: Served, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.attendant.right is not None:
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return asked


@at_the_town_hall
@require_safe
def index(request: Served) -> HttpResponse:
    """List the calls to make now, those that can wait, and those that somebody makes."""
    now = timezone.now()
    waiting = to_call(now)
    pressing = [call for call in waiting if call.is_pressing]
    can_wait = [call for call in waiting if not call.is_pressing]
    held = under_way(now)
    context = {
        "nav": "counter",
        "pressing": rows_of(pressing[:SHOWN]),
        "can_wait": rows_of(can_wait[:SHOWN]),
        "mine": rows_of([call for call in held if call.first.called_by_id == request.user.pk]),
        "others": rows_of([call for call in held if call.first.called_by_id != request.user.pk]),
        "count": len(pressing),
    }
    return render(request, "counter/calls.html", context)


@require_POST
@at_the_town_hall
def claim(request: Served, pk: int) -> HttpResponse:
    """Take a call, so that nobody else makes it."""
    message = get_object_or_404(Message.objects.by_way(Message.Way.TELEPHONE), pk=pk)
    try:
        claim_call(message=message, by=request.user)
    except CallTaken:
        messages.info(request, _("Cet appel est déjà pris ou déjà fait. En voici d’autres."))
        return redirect("counter:calls")
    return redirect("counter:call", pk)


@at_the_town_hall
@require_http_methods(["GET", "HEAD", "POST"])
def call(request: Served, pk: int) -> HttpResponse:
    """Show the number, the words and what to ask; write down what came of it."""
    message = get_object_or_404(Message.objects.by_way(Message.Way.TELEPHONE), pk=pk)
    try:
        held = held_call(message=message, by=request.user)
    except CallTaken:
        return render(request, "counter/call_taken.html", {"nav": "counter", "pk": pk}, status=409)
    outcome = request.POST.get("outcome", "")
    form = AnswersForm(held, request.POST if outcome == "reached" else None)
    try:
        if outcome == "reached" and form.is_valid():
            for words in note_reached(call=held, by=request.user, answers=form.answers):
                messages.warning(request, words)
            messages.success(request, _("C’est noté : la personne est prévenue."))
            return redirect("counter:calls")
        if outcome in ENDS:
            act, words = ENDS[outcome]
            act(call=held, by=request.user)
            messages.success(request, words)
            return redirect("counter:calls")
    except CallTaken:
        messages.info(request, _("Quelqu’un d’autre a repris cet appel entre-temps."))
        return redirect("counter:calls")
    context = {"nav": "counter", "call": page_of(held), "form": form}
    return render(request, "counter/call.html", context)


#: The ends of a call at which nobody was told, and what is said of each.
ENDS: dict[str, tuple[Callable[..., None], Any]] = {
    "no_answer": (note_no_answer, lazy("C’est noté : l’appel reviendra plus tard.")),
    "wrong_number": (note_wrong_number, lazy("C’est noté : le bureau cherchera un autre moyen.")),
    "leave": (leave_call, lazy("L’appel est rendu : quelqu’un d’autre peut le faire.")),
}
