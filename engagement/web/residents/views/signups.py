"""A sign-up and what is done about it, with the account or by the link in a message."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from engagement.base.links import BadLink, Link, make_code, read_value
from engagement.needs.actions import ShiftClosed, SignUpRefused, TooLate
from engagement.needs.calendar import calendar_entry, has_entry
from engagement.needs.models import SignUp
from engagement.people.http import SignedIn
from engagement.people.models import Account
from engagement.web.residents.events.queries import registrations_to_come
from engagement.web.residents.events.registration_wording import registration_rows
from engagement.web.residents.queries import sign_ups_over, sign_ups_to_come, told
from engagement.web.residents.sign_up_page import act, page_of
from engagement.web.residents.sign_up_wording import sign_up_rows

PER_PAGE = 20


@login_required
@require_safe
def sign_ups(request: SignedIn) -> HttpResponse:
    """List the sign-ups of an account and those it looks after: to come, waiting, over."""
    to_come = list(sign_ups_to_come(request.user))
    page = Paginator(sign_ups_over(request.user), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "nav": "for_me",
        "to_answer": sign_up_rows(row for row in to_come if row.state == SignUp.State.OFFERED),
        "expected": sign_up_rows(row for row in to_come if row.state == SignUp.State.CONFIRMED),
        "waiting": sign_up_rows(
            row
            for row in to_come
            if row.state not in (SignUp.State.OFFERED, SignUp.State.CONFIRMED)
        ),
        "fetes": registration_rows(registrations_to_come(request.user)),
        "over": sign_up_rows(page, is_past=True),
        "page": page,
    }
    return render(request, "residents/sign_ups.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def signed_up(request: SignedIn, pk: int) -> HttpResponse:
    """Show a sign-up to the one who looks after it; its buttons are posted here."""
    signup = get_object_or_404(told(), pk=pk, resident__account=request.user)
    if request.method == "POST":
        signup = pressed(request, signup, by=request.user)
        return redirect("residents:signed_up", signup.pk)
    context = {
        "nav": "for_me",
        "agenda_url": reverse("residents:agenda", args=[pk]),
        "thread_url": reverse("residents:thread", args=[pk]),
        **page_of(signup),
    }
    return render(request, "residents/sign_up.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def sign_up_link(request: HttpRequest, code: str) -> HttpResponse:
    """Show the sign-up that a message links to; only its buttons change anything."""
    signup = sign_up_of(code)
    if request.method == "POST":
        signup = pressed(request, signup, by=None)
        return redirect("residents:sign_up_link", make_code(Link.SIGN_UP, signup.pk))
    context = {
        "agenda_url": reverse("residents:agenda_link", args=[code]),
        "thread_url": reverse("residents:thread_link", args=[code]),
        **page_of(signup),
    }
    return render(request, "residents/sign_up.html", context)


@login_required
@require_safe
def agenda(request: SignedIn, pk: int) -> HttpResponse:
    return calendar_file(get_object_or_404(told(), pk=pk, resident__account=request.user))


@require_safe
def agenda_link(request: HttpRequest, code: str) -> HttpResponse:
    return calendar_file(sign_up_of(code))


def calendar_file(signup: SignUp) -> HttpResponse:
    """Answer with the calendar entry of a sign-up; Http404 where its shift has no day."""
    if not has_entry(signup.shift):
        raise Http404
    response = HttpResponse(calendar_entry(signup), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="coup-de-main.ics"'
    return response


def sign_up_of(code: str) -> SignUp:
    """Return the sign-up that a link leads to: her last one there, for she may have come back."""
    try:
        asked = get_object_or_404(SignUp, pk=read_value(Link.SIGN_UP, code))
    except BadLink as error:
        raise Http404 from error
    hers = told().filter(shift=asked.shift_id, resident=asked.resident_id)
    return hers.latest("created_at", "pk")


def pressed(request: HttpRequest, signup: SignUp, *, by: Account | None) -> SignUp:
    """Do what the pressed button says and tell the outcome; return the sign-up to show next."""
    try:
        signup, done = act(request.POST.get("do", ""), signup, by)
    except KeyError as error:
        raise Http404 from error
    except ShiftClosed:
        messages.warning(
            request, _("Trop tard : ce créneau a commencé, ou il ne prend plus personne.")
        )
    except (TooLate, SignUpRefused):
        messages.warning(request, _("Trop tard : l’inscription a changé entre-temps. La voici."))
    else:
        messages.success(request, done)
    return signup
