"""Changing the address one signs in with: asked, proven and agreed, each where it can be."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from engagement.base.links import BadLink, Link, read_value
from engagement.people.addresses import (
    AddressTaken,
    WrongCode,
    agree_to_address,
    ask_address_change,
    masked,
    prove_address,
    stop_address_change,
)
from engagement.people.http import SignedIn
from engagement.people.models import AddressChange
from engagement.web.residents.address_forms import AddressCodeForm, NewAddressForm


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def address(request: SignedIn) -> HttpResponse:
    """Ask for the new address, then for its code; show which yes is still missing."""
    change = _open().filter(account=request.user).first()
    if change is not None and "stop" in request.POST:
        stop_address_change(change=change)
        messages.success(request, _("C’est arrêté : votre adresse reste la même."))
        return redirect("residents:address")
    posted = request.POST or None
    is_code = change is not None and change.proven_at is None and "email" not in request.POST
    form = NewAddressForm(None if is_code else posted, request=request, present=request.user.email)
    code_form = AddressCodeForm(posted if is_code else None)
    if is_code and change and code_form.is_valid():
        return _proven(request, change, code_form) or _page(request, change, form, code_form)
    if not is_code and posted and form.is_valid():
        ask_address_change(account=request.user, email=form.cleaned_data["email"], by=request.user)
        return redirect("residents:address")
    return _page(request, change, form, code_form)


def _page(
    request: SignedIn, change: AddressChange | None, form: NewAddressForm, code: AddressCodeForm
) -> HttpResponse:
    context = {"nav": "account", "change": change, "form": form, "code_form": code}
    return render(request, "residents/address.html", context)


def _proven(request: SignedIn, change: AddressChange, form: AddressCodeForm) -> HttpResponse | None:
    """Take the code; None where the form has to be shown again with what is wrong."""
    try:
        done = prove_address(change=change, code=form.cleaned_data["code"])
    except WrongCode:
        words = _("Ce code n’est pas le bon, ou il ne vaut plus. Demandez-en un autre plus bas.")
        form.add_error("code", words)
        return None
    except AddressTaken:
        _taken(request, change)
    else:
        messages.success(
            request,
            _("Votre adresse est changée.")
            if done
            else _("Merci. Il reste à toucher le bouton reçu à l’ancienne adresse."),
        )
    return redirect("residents:address")


@require_http_methods(["GET", "HEAD", "POST"])
def address_link(request: HttpRequest, code: str) -> HttpResponse:
    """Ask the old address, which the message was sent to; only its buttons change anything."""
    try:
        change = _open().filter(key=read_value(Link.ADDRESS, code)).first()
    except BadLink as error:
        raise Http404 from error
    said = ""
    if change is not None and request.method == "POST":
        said = _answered(request, change)
    context = {"change": change, "said": said, "new": masked(change.email) if change else ""}
    return render(request, "residents/address_link.html", context)


def _answered(request: HttpRequest, change: AddressChange) -> str:
    """Do what a button says; return which words are shown."""
    do = request.POST.get("do")
    if do == "stop":
        stop_address_change(change=change)
        return "stopped"
    if do != "agree":
        raise Http404
    try:
        return "done" if agree_to_address(change=change) else "agreed"
    except AddressTaken:
        _taken(request, change)
        return "stopped"


def _taken(request: HttpRequest, change: AddressChange) -> None:
    stop_address_change(change=change)
    messages.warning(
        request,
        _("Un compte existe déjà avec la nouvelle adresse : rien n’est changé. Entrez avec elle."),
    )


def _open():  # a query set of AddressChange
    return AddressChange.objects.filter(expires_at__gt=timezone.now())
