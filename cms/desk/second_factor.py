"""Nobody of the city enters the administration, or a fête's people, on an e-mailed code alone.

allauth asks at sign-in those who have a second factor. Here those who have none yet are sent to
set it up, and a session that never proved one (a factor added since, another way in) is asked.
"""

import re
from collections.abc import Callable

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

ADMIN_PREFIX = "/admin/"
#: Where the city works outside the administration, beside people of whom no second factor is
#: asked: associations prepare fêtes, relays serve residents. A kiosk is nobody's session.
BESIDE_OTHERS = re.compile(r"/(?:[a-z]{2}/)?(?:organisation/|guichet/(?!borne/(?!ouvrir/)))")
DEMO_DOOR = "demo_door"  # key of the session, set by the doors of the demo
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


class SecondFactorMiddleware:
    """Lets into /admin/ only accounts with the right to it whose session proved two factors.

    Those accounts prove them for fêtes and at the counter too, where they see names and numbers.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        is_admin = request.path_info.startswith(ADMIN_PREFIX)
        if not is_admin and not BESIDE_OTHERS.match(request.path_info):
            return self.get_response(request)
        if request.user.is_anonymous:
            return _lead_to("account_login", request)
        if not request.user.has_perm("wagtailadmin.access_admin"):
            if is_admin:
                raise PermissionDenied
            return self.get_response(request)
        if proved_second_factor(request) or came_by_demo_door(request):
            return self.get_response(request)
        if is_mfa_enabled(request.user, FACTORS):
            return _lead_to("mfa_reauthenticate", request)
        return _lead_to("mfa_activate_totp", request)


def proved_second_factor(request: HttpRequest) -> bool:
    """Say whether this session proved a second factor of this account, which still exists."""
    records = get_authentication_records(request, request.user)
    return any(record["method"] == "mfa" for record in records) and is_mfa_enabled(request.user)


def came_by_demo_door(request: HttpRequest) -> bool:
    """Say whether a door of the demo opened this session; only where DEBUG is on."""
    return settings.DEBUG and bool(request.session.get(DEMO_DOOR))


def _lead_to(name: str, request: HttpRequest) -> HttpResponse:
    back = urlencode({REDIRECT_FIELD_NAME: request.get_full_path()})
    return redirect(f"{reverse(name)}?{back}")
