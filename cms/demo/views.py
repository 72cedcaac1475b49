"""The doors, which open only where DEBUG is on."""

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from cms.demo.doors import BY_NAME, Door
from engagement.people.devices import note_sign_in
from engagement.people.models import Account

SESSION_KEY = "demo_door"  # read by cms/desk/second_factor.py
BACKEND = "django.contrib.auth.backends.ModelBackend"


@require_POST
def enter(request: HttpRequest, name: str) -> HttpResponse:
    """Enter a door; where it signs in, without code and second factor."""
    door, account = _door_or_404(name)
    if door.signs_in:
        logout(request)
        login(request, account, backend=BACKEND)
        note_sign_in(request)
        request.session[SESSION_KEY] = True
    return redirect(door.leads_to())


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Become a plain visitor again."""
    if not settings.DEBUG:
        raise Http404
    logout(request)
    return redirect("/")


def _door_or_404(name: str) -> tuple[Door, Account]:
    door = BY_NAME.get(name) if settings.DEBUG else None
    account = door.account() if door else None
    if door is None or account is None:
        raise Http404
    return door, account
