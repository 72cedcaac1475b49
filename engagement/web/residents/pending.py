"""The place that a visitor asked for before she signed in: kept in her session, then taken."""

import time
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from engagement.needs.actions import AlreadySignedUp, SignUpRefused, sign_up
from engagement.needs.models import Shift
from engagement.people.actions import resident_of
from engagement.people.http import SignedIn
from engagement.web.residents.sign_up_forms import asks_first, with_what_is_asked
from engagement.web.residents.wording import refusal

SESSION_KEY = "pending_sign_up"
LIFE = 30 * 60  # seconds: on a shared computer the next person must not inherit it


def remember_pending(request: HttpRequest, shift: Shift, *, wait: bool) -> None:
    """Keep the shift in the session until its visitor has proven her address."""
    request.session[SESSION_KEY] = {"shift": shift.pk, "wait": wait, "at": time.time()}


def carry_out_pending(request: HttpRequest) -> HttpResponse | None:
    """Take the place remembered in this session; None where there is nothing to do."""
    if not request.user.is_authenticated:
        return None  # a second factor is still to come; the need's page is where she lands then
    pending = request.session.pop(SESSION_KEY, None)
    if not pending or time.time() - pending["at"] > LIFE:
        return None
    shifts = with_what_is_asked(Shift.objects.select_related("need__association"))
    shift = shifts.filter(pk=pending["shift"]).first()
    return take_place(cast(SignedIn, request), shift, wait=pending["wait"]) if shift else None


def take_place(request: SignedIn, shift: Shift, *, wait: bool) -> HttpResponse:
    """Sign the account's resident up and lead to her sign-up, or back with the reason.

    A need that asks something first leads to its form.
    """
    if asks_first(shift.need, has_questions=shift.has_questions):
        return redirect("residents:sign_up_form", shift.need.slug, shift.pk)
    resident = resident_of(request.user)
    try:
        signup = sign_up(shift=shift, resident=resident, by=request.user, wait=wait)
    except AlreadySignedUp:
        return redirect("residents:signed_up", shift.signups.live().get(resident=resident).pk)
    except SignUpRefused as reason:
        messages.warning(request, refusal(reason))
        return redirect("residents:need", shift.need.slug)
    return redirect("residents:signed_up", signup.pk)
