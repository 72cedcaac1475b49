"""Requests and answers of the gate: JSON both ways, no cookie, an error in one word."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt

from engagement.events.wire import iso

MOST_BYTES = 256 * 1024
RETRY_AFTER = 60  # seconds

#: Each error: its status and its words.
ERRORS: dict[str, tuple[int, Any]] = {
    "bad_request": (400, _("Cette demande est incompréhensible.")),
    "no_token": (401, _("Ouvrez de nouveau l’accueil avec le QR code et le code PIN.")),
    "unknown_pass": (403, _("Ce QR code n’ouvre pas cet accueil.")),
    "wrong_pin": (403, _("Ce code PIN n’est pas le bon.")),
    "pass_expired": (403, _("Ce QR code n’est plus valable : demandez-en un autre.")),
    "pass_revoked": (403, _("Ce QR code a été repris par l’organisation.")),
    "not_found": (404, _("Il n’y a pas d’accueil à cette adresse.")),
    "bad_method": (405, _("Cette adresse ne se demande pas ainsi.")),
    "too_big": (413, _("C’est trop à la fois.")),
    "slow_down": (429, _("Trop d’essais : patientez quelques minutes.")),
}

View = Callable[..., HttpResponse]


class GateError(Exception):
    """One of ERRORS, which ends the request."""

    @property
    def code(self) -> str:
        return str(self.args[0])


def speaks_json(method: str) -> Callable[[View], View]:
    """Make a view of the protocol: one method, no cookie and so no CSRF, errors as JSON."""

    def decorate(view: View) -> View:
        @csrf_exempt
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                if request.method != method:
                    raise GateError("bad_method")
                response = view(request, *args, **kwargs)
            except GateError as error:
                response = _refusal(error.code)
            response["Cache-Control"] = "no-store"
            return response

        return guarded

    return decorate


def _refusal(code: str) -> JsonResponse:
    status, words = ERRORS[code]
    response = JsonResponse({"error": code, "message": words}, status=status)
    if status == 429:
        response["Retry-After"] = str(RETRY_AFTER)
    return response


def body_of(request: HttpRequest) -> dict[str, Any]:
    """Return the JSON object that was sent; GateError."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        raise GateError("too_big")
    try:
        content = json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise GateError("bad_request") from error
    if not isinstance(content, dict):
        raise GateError("bad_request")
    return content


def said(content: dict[str, Any]) -> JsonResponse:
    """Answer with the server's time, by which phones put their clock right."""
    return JsonResponse({**content, "now": iso(timezone.now())})


def is_current(request: HttpRequest, version: str) -> bool:
    """Return whether the phone holds this version; proxies may have weakened its tag."""
    return request.headers.get("If-None-Match", "").removeprefix("W/") == f'"{version}"'


def unchanged(version: str) -> HttpResponse:
    return _tagged(HttpResponseNotModified(), version)


def versioned(content: dict[str, Any]) -> HttpResponse:
    """Answer with a list, tagged with its version."""
    # Smaller than JsonResponse's own: no blanks, no escapes.
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return _tagged(HttpResponse(text, content_type="application/json"), content["version"])


def _tagged(response: HttpResponse, version: str) -> HttpResponse:
    response["ETag"] = f'"{version}"'
    return response
