"""Sign-in by an e-mailed code, the same for known and unknown addresses.

allauth's own process makes no code for an unknown address: it sends a mail that asks to sign up,
and its sign-up writes the account before the address is proven. Here nobody is looked up before
the code is right; the account is found or made then. What the asker sees, and the time it takes,
cannot tell whether the address is known.
"""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.models import Login
from allauth.account.stages import LoginByCodeStage, LoginStageController
from allauth.core import ratelimit
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

from engagement.people.actions import resident_of
from engagement.people.models import Account

ADDRESS_MEMORY = 10 * 60  # seconds during which one address from one place counts once


class SignIn(LoginCodeVerificationProcess):
    """A code on its way, kept in the session of the browser that asked."""

    @classmethod
    def start(cls, request: HttpRequest, *, email: str, redirect_url: str | None) -> None:
        """Send a code to `email` and remember, in this session alone, what was asked."""
        login = Login(email=email, redirect_url=redirect_url)
        login.state["stages"] = {"current": LoginByCodeStage.key}
        stage = LoginByCodeStage(LoginStageController(request, login), request, login)
        stage.state.update(cls.initial_state(user=None, email=email), initiated_by_user=True)
        process = cls(stage=stage)
        process.send()
        process.persist()

    def send_by_email(self, email: str, skip_enumeration_mails: bool = False) -> None:
        context = {"code": self.generate_code()}
        get_adapter().send_mail("account/email/login_code", email, context)

    def finish(self, redirect_url: str | None) -> HttpResponse:
        """Sign in the account of the proven address, made now if there is none."""
        self._user, _ = Account.objects.get_or_create(
            email=self.state["email"], defaults={"password": make_password(None)}
        )
        resident_of(self._user)
        return super().finish(redirect_url)


def may_ask(request: HttpRequest, email: str) -> bool:
    """Say whether this address may be sent one more code, and this place name one more address.

    A social centre or a mobile carrier shares one IP address between honest people: there, only
    the number of different e-mail addresses is limited.
    """
    place = get_adapter().get_client_ip(request)
    if cache.add(f"sign-in:{place}:{email}", True, ADDRESS_MEMORY) and not ratelimit.consume(
        request, action="sign_in_address"
    ):
        return False
    return ratelimit.consume(request, action="request_login_code", key=email)


def may_try(request: HttpRequest, process: LoginCodeVerificationProcess) -> bool:
    """Say whether this code may be tried once more.

    The session counts tries too, but two requests at once read the same session; the cache does
    not lose count.
    """
    asked = f"{process.state['email']} {process.state['at']}"
    return ratelimit.consume(request, action="sign_in_try", key=asked)
