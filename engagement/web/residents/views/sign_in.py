"""Signing in: an address, then the code that was sent to it. The same pages for everybody."""

from typing import Any

from allauth.account import views as allauth_views
from allauth.account.adapter import get_adapter
from allauth.account.stages import LoginStage
from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from engagement.people.family import guests_like
from engagement.people.models import Account
from engagement.people.sign_in import SignIn, may_try
from engagement.web.residents.forms import CodeForm, SignInForm
from engagement.web.residents.ideas.doing import carry_out_wish
from engagement.web.residents.pending import carry_out_pending, keep_for


class SignInView(allauth_views.RequestLoginCodeView):
    """Ask for an address and send it a code, whether or not we know it."""

    form_class = SignInForm
    template_name = "account/sign_in.html"
    extra_context: dict[str, Any] = {"nav": "account"}

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: LoginStage) -> None:
        """Show the form even while a code is on its way: the address may have been mistyped."""
        self.extra_context = {"nav": "account", "code_is_on_its_way": True}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"request": self.request}

    def form_valid(self, form: SignInForm) -> HttpResponse:
        email = form.cleaned_data["email"]
        keep_for(self.request, email)
        SignIn.start(self.request, email=email, redirect_url=self.get_next_url())
        return redirect(self.passthrough_next_url(str(self.get_success_url())))


class ConfirmCodeView(allauth_views.ConfirmLoginCodeView):
    """Take the code; then carry out the sign-up that the visitor had begun."""

    form_class = CodeForm
    template_name = "account/confirm_code.html"
    extra_context = {"nav": "account"}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Lead somebody who opens the link of the message elsewhere to a code of her own."""
        response = super().dispatch(request, *args, **kwargs)
        if not hasattr(self, "stage") and not request.user.is_authenticated:
            words = _(
                "Le code se recopie dans le navigateur où vous l’avez demandé. "
                "Ici, demandez-en un autre : rien n’est perdu."
            )
            messages.info(request, words)
        return response

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not ratelimit.consume(request, action="sign_in_failure", dry_run=True):
            return ratelimit.respond_429(request)
        if not may_try(request, self._process):
            return self.give_up()
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: CodeForm) -> HttpResponse:
        redirect_url = self.get_next_url() or self.stage.login.redirect_url
        response = SignIn(stage=self.stage).finish(redirect_url)
        asked = carry_out_pending(self.request) or carry_out_wish(self.request)
        return asked or self.found() or response

    def found(self) -> HttpResponse | None:
        """Lead to sign-ups made as a guest with this address, unless she was on her way."""
        account = self.request.user
        if not isinstance(account, Account) or self.get_next_url():
            return None
        return redirect("residents:found") if guests_like(account) else None

    def form_invalid(self, form: CodeForm) -> HttpResponse:
        ratelimit.consume(self.request, action="sign_in_failure")
        return super().form_invalid(form)

    def give_up(self) -> HttpResponse:
        self._process.abort()
        refusal = get_adapter().error_messages["too_many_login_attempts"]
        messages.error(self.request, refusal)
        return redirect("account_login")
