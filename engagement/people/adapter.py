"""What allauth asks of this project: codes leave through the outbox, words are ours."""

import datetime as dt
import uuid
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from engagement.city.modules import is_on
from engagement.outbox.actions import enqueue
from engagement.outbox.models import Message, address_key
from engagement.people.devices import note_sign_in

CODE_LIFE = dt.timedelta(minutes=10)


def code_page() -> str:
    """Return the whole address of the page where a code is typed."""
    return settings.SITE_URL.rstrip("/") + reverse("account_confirm_login_code")


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": _("Ce code n’est pas le bon. Vérifiez chaque chiffre."),
        "too_many_login_attempts": _(
            "Trop d’essais. Attendez quelques minutes, puis demandez un nouveau code."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by a proven code alone (engagement/people/sign_in.py)."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Lead to her suggestions; where the city has closed them, to her account."""
        if is_on("matching"):
            return super().get_login_redirect_url(request)
        return reverse("residents:account")

    def post_login(
        self, request: HttpRequest, user: AbstractBaseUser, **facts: Any
    ) -> HttpResponse:
        """Note the device once every factor is proven."""
        response = super().post_login(request, user, **facts)
        note_sign_in(request)
        return response

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue the sign-in code, the only message of allauth that this project uses."""
        if template_prefix != "account/email/login_code":
            raise ValueError(f"no message for {template_prefix}")
        enqueue(
            kind=Message.Kind.CODE,
            template="sign_in_code",
            to=email,
            context={"code": context["code"], "link": code_page()},
            dedupe_key=f"sign_in_code:{uuid.uuid4()}",
            recipient_key=f"address:{address_key(email)}",
            language=get_language() or "fr",
            expires_at=timezone.now() + CODE_LIFE,
        )
