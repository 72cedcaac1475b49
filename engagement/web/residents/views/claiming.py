"""The code of a receipt, typed by whoever got it at the counter, leads to an account of her own."""

import time

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from django import forms
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from engagement.people.claiming import NotClaimable, claim_by_digest, could_be_code, digest_of
from engagement.people.models import Account

SESSION_KEY = "claim"
LIFE = 30 * 60  # seconds: on a shared computer the next person must not inherit it
WRONG = _("Ce code n’ouvre rien. Vérifiez chaque signe ; s’il est perdu, le guichet en donne un.")


class ClaimForm(forms.Form):
    code = forms.CharField(
        label=_("Le code de votre reçu"),
        help_text=_("Douze lettres et chiffres, par exemple ACE-FHJ-KM7-34N."),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def clean_code(self) -> str:
        """Refuse what is mistyped before anybody is looked for."""
        code: str = self.cleaned_data["code"]
        if not could_be_code(code):
            raise forms.ValidationError(_("Un signe manque, ou n’est pas le bon : relisez-le."))
        return code


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: HttpRequest) -> HttpResponse:
    """Take a code; who is not signed in does so first, and presses one button after."""
    waiting = _waiting(request)
    form = ClaimForm(request.POST if "code" in request.POST else None)
    digest = waiting if "go" in request.POST else ""
    if form.is_valid():
        digest = digest_of(form.cleaned_data["code"])
    if digest and not isinstance(request.user, Account):
        request.session[SESSION_KEY] = {"digest": digest, "at": time.time()}
        return redirect_to_login(reverse("residents:claim"))
    if digest and isinstance(request.user, Account):
        return _carry_out(request, request.user, digest)
    context = {"nav": "account", "form": form, "waiting": request.user.is_authenticated and waiting}
    return render(request, "residents/claim.html", context)


def _waiting(request: HttpRequest) -> str:
    """Return the digest of the code that was typed before she signed in; "" if there is none."""
    kept = request.session.get(SESSION_KEY, {})
    return kept.get("digest", "") if time.time() - kept.get("at", 0) < LIFE else ""


def _carry_out(request: HttpRequest, account: Account, digest: str) -> HttpResponse:
    request.session.pop(SESSION_KEY, None)
    if _has_guessed_enough(request, account):
        messages.error(request, get_adapter().error_messages["too_many_login_attempts"])
        return redirect("residents:claim")
    try:
        claim_by_digest(digest=digest, account=account)
    except NotClaimable:
        ratelimit.consume(request, action="claim_code", key=str(account.pk))
        ratelimit.consume(request, action="claim_code_place")
        messages.warning(request, WRONG)
        return redirect("residents:claim")
    messages.success(
        request, _now("C’est fait : ce que vous avez fait au guichet est dans votre compte.")
    )
    return redirect("residents:sign_ups")


def _has_guessed_enough(request: HttpRequest, account: Account) -> bool:
    """Return whether too many wrong codes came from this account or place; right ones are free."""
    asked = {"claim_code": str(account.pk), "claim_code_place": None}
    return not all(
        ratelimit.consume(request, action=action, key=key, dry_run=True)
        for action, key in asked.items()
    )
