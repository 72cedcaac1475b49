"""The place that a visitor asked for before she signed in.

Kept in her session, which outlives the tab, and taken in the browser that asked; kept for the
owner of the address too, to whom it is offered in any other.
"""

import time
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from engagement.needs.actions import AlreadySignedUp, SignUpRefused, sign_up
from engagement.needs.actions.keeping import count_friend
from engagement.needs.actions.pending import keep_pending, take_pending
from engagement.needs.models import FriendLink, Shift, SignUp
from engagement.people.actions import resident_of
from engagement.people.http import SignedIn
from engagement.web.residents.sign_up_forms import asks_first, with_what_is_asked
from engagement.web.residents.wording import refusal

FRIEND = "friend"  # in the session: by whose link she came
SESSION_KEY = "pending_sign_up"
LIFE = 30 * 60  # seconds: on a shared computer the next person must not inherit it


def remember_pending(request: HttpRequest, shift: Shift, *, wait: bool) -> None:
    """Keep the shift in the session until its visitor has proven her address."""
    request.session[SESSION_KEY] = {"shift": shift.pk, "wait": wait, "at": time.time()}


def keep_for(request: HttpRequest, email: str) -> None:
    """Keep what this session remembers for whoever proves the address, wherever she does."""
    pending = request.session.get(SESSION_KEY)
    if pending and time.time() - pending["at"] <= LIFE:
        keep_pending(email=email, shift_id=pending["shift"])


def carry_out_pending(request: HttpRequest) -> HttpResponse | None:
    """Take the place remembered in this session, or offer the one asked for in another.

    None where there is nothing to do.
    """
    if not request.user.is_authenticated:
        return None  # a second factor is still to come; the need's page is where she lands then
    asked_elsewhere = take_pending(account=cast(SignedIn, request).user)
    pending = request.session.pop(SESSION_KEY, None)
    if not pending or time.time() - pending["at"] > LIFE:
        return _offer(request, asked_elsewhere) if asked_elsewhere else None
    shifts = with_what_is_asked(Shift.objects.select_related("need__association"))
    shift = shifts.filter(pk=pending["shift"]).first()
    return take_place(cast(SignedIn, request), shift, wait=pending["wait"]) if shift else None


def _offer(request: HttpRequest, shift: Shift) -> HttpResponse:
    messages.info(request, _("Vous vouliez venir : il reste à toucher « Je viens »."))
    return redirect("residents:need", shift.need.slug)


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
    count_friend_of(request, signup)
    return redirect("residents:signed_up", signup.pk)


def count_friend_of(request: HttpRequest, signup: SignUp) -> None:
    """Count a sign-up for the friend by whose link this session came, once."""
    if FRIEND not in request.session:
        return
    link = FriendLink.objects.filter(pk=request.session.pop(FRIEND)).first()
    if link is not None:
        count_friend(link=link, signup=signup)
