"""A visit at a kiosk: kept in the server's session, gone some minutes after the last step."""

import time
from functools import wraps
from typing import Any, Protocol

from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from engagement.needs.cards import for_cards, soonest_first
from engagement.needs.models import Need, Question, Shift
from engagement.needs.wording import when_of, where_of
from engagement.people.models import Kiosk
from engagement.territory.tags import tags_of

STATION = "kiosk"  # keys of the session
VISIT = "kiosk_visit"
IDLE = 5 * 60  # seconds; the page itself begins again sooner (static/js/kiosk.js)
STEPS = ("gouts", "quartier", "propositions", "moi", "merci")
NEEDS_SHOWN = 4


class AtKiosk(HttpRequest):
    """A request from an open kiosk. `visit` is None while nobody has begun."""

    kiosk: Kiosk
    visit: dict[str, Any] | None


class KioskView(Protocol):
    def __call__(self, request: AtKiosk, *args: Any, **kwargs: Any) -> HttpResponse: ...


def kiosk_of(request: HttpRequest) -> Kiosk | None:
    """Return the open kiosk of this session, if it is one."""
    return Kiosk.objects.open().filter(pk=request.session.get(STATION) or 0).first()


def at_kiosk(view: KioskView) -> KioskView:
    """Let a view be asked only on an open kiosk; nothing of it is kept by a browser."""

    @wraps(view)
    @never_cache
    def asked(request: AtKiosk, *args: Any, **kwargs: Any) -> HttpResponse:
        kiosk = kiosk_of(request)
        if kiosk is None:
            return redirect("counter:index")
        request.kiosk = kiosk
        visit = request.session.get(VISIT)
        request.visit = visit if visit and time.time() - visit["at"] < IDLE else None
        return view(request, *args, **kwargs)

    return asked


def remember(request: AtKiosk, **said: Any) -> None:
    """Keep what was touched, until the visit ends."""
    request.session[VISIT] = (request.visit or {}) | said | {"at": time.time()}


def forget(request: HttpRequest) -> None:
    request.session.pop(VISIT, None)


def simple_shifts() -> Any:
    """Return the shifts with a place for which nothing has to be asked or answered first."""
    asked = Question.objects.filter(need=OuterRef("need"))
    plain = Q(need__minimum_age=Need.MINIMUM_AGE, need__state=Need.State.PUBLISHED)
    rows = Shift.objects.joinable().with_places().filter(plain).filter(~Exists(asked))
    return rows.select_related("need__association", "need__neighbourhood")


def proposals(visit: dict[str, Any]) -> list[dict[str, Any]]:
    """Return needs with a place, those that share her likes first, then those near, then soon."""
    needs = Need.objects.published().filter(shifts__in=simple_shifts()).distinct()
    rows = list(soonest_first(for_cards(needs))[:60])
    likes, home = set(visit.get("interests", [])), visit.get("neighbourhood")

    def far(need: Need) -> tuple[bool, bool]:
        shared = any(interest.pk in likes for interest in need.interests.all())
        return not shared, need.neighbourhood_id != home

    plain = {shift.need_id: shift for shift in simple_shifts().order_by("-starts_at", "-pk")}
    return [
        {
            "shift": plain[need.pk].pk,
            "title": need.title,
            "when": when_of(plain[need.pk]),
            "where": where_of(need),
            "tags": tags_of(need.interests.all()),
        }
        for need in sorted(rows, key=far)
        if need.pk in plain and not need.is_elsewhere
    ][:NEEDS_SHOWN]
