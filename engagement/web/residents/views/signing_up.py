"""Asking for a place: with one touch, by the form of a shift, with an account or without."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from engagement.needs.actions import (
    AlreadySignedUp,
    ShiftFull,
    SignUpRefused,
    sign_up_guest,
)
from engagement.needs.actions import sign_up as sign_up_resident
from engagement.needs.actions.groups import sign_up_group
from engagement.needs.models import Shift, SignUp
from engagement.needs.wording import when_of
from engagement.people.actions import describe_resident, resident_of
from engagement.people.http import SignedIn
from engagement.people.models import Resident
from engagement.web.residents.guest_forms import GuestSignUpForm
from engagement.web.residents.pending import count_friend_of, remember_pending, take_place
from engagement.web.residents.sign_up_forms import (
    SignUpForm,
    with_what_is_asked,
)
from engagement.web.residents.wording import refusal


@require_POST
def sign_up(request: HttpRequest, slug: str, shift: int) -> HttpResponse:
    """Take one place; a visitor is asked for her address first, and the place is taken after."""
    wanted = shift_of(slug, shift)
    wait = "wait" in request.POST
    if request.user.is_authenticated:
        return take_place(cast(SignedIn, request), wanted, wait=wait)
    remember_pending(request, wanted, wait=wait)
    return redirect(sign_in_for(reverse("residents:need", args=[slug])))


@require_http_methods(["GET", "HEAD", "POST"])
def sign_up_form(request: HttpRequest, slug: str, shift: int) -> HttpResponse:
    """Ask what one touch cannot tell, of a resident or of a visitor without account."""
    wanted = shift_of(slug, shift)
    if not wanted.is_joinable:
        return redirect("residents:need", slug)
    if request.user.is_authenticated:
        return form_of_resident(cast(SignedIn, request), wanted)
    return form_of_guest(request, wanted)


def form_of_resident(request: SignedIn, shift: Shift) -> HttpResponse:
    resident = resident_of(request.user)
    form = SignUpForm(posted(request), shift=shift, resident=resident)
    if form.is_valid():
        try:
            signup = signed_up(request, form, shift)
        except SignUpRefused as reason:
            form.add_error(None, why_not(reason, shift))
        else:
            keep_phone(resident, form.given_phone, request)
            count_friend_of(request, signup)
            return redirect("residents:signed_up", signup.pk)
    return show(request, form, shift)


def signed_up(request: SignedIn, form: SignUpForm, shift: Shift) -> SignUp:
    """Sign up her group, or her and hers; raises a SignUpRefused."""
    if form.group is not None:
        told = form.asked | {"names": form.cleaned_data["names"]}
        return sign_up_group(group=form.group, shift=shift, by=request.user, **told)
    return sign_up_resident(shift=shift, resident=form.people[0], by=request.user, **form.asked)


def form_of_guest(request: HttpRequest, shift: Shift) -> HttpResponse:
    form = GuestSignUpForm(posted(request), shift=shift, request=request)
    if form.is_valid():
        told = form.cleaned_data
        try:
            sign_up_guest(
                shift=shift,
                name=told["name"],
                email=told["email"],
                phone=form.given_phone,
                **form.asked,
            )
        except SignUpRefused as reason:
            form.add_error(None, why_not(reason, shift))
        else:
            messages.success(
                request,
                _(
                    "Un message est parti à l’adresse que vous avez donnée. Ouvrez-le : "
                    "le bouton qui s’y trouve confirme votre inscription."
                ),
            )
            return redirect("residents:need", shift.need.slug)
    return show(request, form, shift)


def posted(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def show(request: HttpRequest, form: SignUpForm, shift: Shift) -> HttpResponse:
    context = {
        "nav": "needs",
        "form": form,
        "shift": shift,
        "need": shift.need,
        "when": when_of(shift),
        "sign_in_url": sign_in_for(request.path),
    }
    return render(request, "residents/sign_up_form.html", context)


def shift_of(slug: str, pk: int) -> Shift:
    """Return a shift of a published need, with need and association; else Http404. One query."""
    shifts = with_what_is_asked(Shift.objects.published().select_related("need__association"))
    return get_object_or_404(shifts, pk=pk, need__slug=slug)


def sign_in_for(address: str) -> str:
    """Return where to sign in and then go on to an address of ours."""
    return f"{reverse('account_login')}?{urlencode({'next': address})}"


def why_not(reason: SignUpRefused, shift: Shift) -> str:
    """Say why nobody was signed up, and what to change in the form."""
    if isinstance(reason, AlreadySignedUp):
        return _("L’une de ces personnes est déjà inscrite à ce créneau. Décochez-la.")
    if isinstance(reason, ShiftFull):
        shift.refresh_from_db(fields=["taken", "capacity"])
        words = _(
            "Il reste %(n)s places libres sur ce créneau. Venez moins nombreux, "
            "ou cochez la liste d’attente au bas de cette page."
        )
        return words % {"n": shift.places_left}
    return refusal(reason)


def keep_phone(resident: Resident, phone: str, request: SignedIn) -> None:
    """Keep the number for the next time, where she gave one."""
    if phone and phone != resident.phone:
        describe_resident(resident=resident, by=request.user, phone=phone)
