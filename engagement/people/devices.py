"""Where an account is signed in: the sessions that allauth's usersessions keeps, without the IP
address, which nobody here needs.
"""

import re
import time
from importlib import import_module

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from engagement.people.models import Account

SEEN = "seen"  # in the session: when its device was last noted
ROUGHLY = 60 * 60  # seconds: "last seen" is no finer, so that pages cost no write
NO_ADDRESS = "0.0.0.0"  # noqa: S104  # the column wants one; none is kept

#: The first that is found in the user agent; most name others besides themselves.
BROWSERS = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox|FxiOS", "Firefox"),
    ("Chrome|CriOS", "Chrome"),
    ("Safari", "Safari"),
]
MACHINES = [
    ("iPhone", gettext_lazy("un iPhone")),
    ("iPad", gettext_lazy("un iPad")),
    ("Android.*Mobile", gettext_lazy("un téléphone Android")),
    ("Android", gettext_lazy("une tablette Android")),
    ("Windows", gettext_lazy("un ordinateur Windows")),
    ("Macintosh", gettext_lazy("un Mac")),
    ("Linux|CrOS", gettext_lazy("un ordinateur Linux")),
]


def note_sign_in(request: HttpRequest) -> None:
    """Keep that the account of this request is signed in here, on which kind of device."""
    if not request.session.session_key:
        request.session.save()
    longest = UserSession._meta.get_field("user_agent").max_length
    UserSession.objects.update_or_create(
        session_key=request.session.session_key,
        defaults={
            "user": request.user,
            "user_agent": request.META.get("HTTP_USER_AGENT", "")[:longest],
            "ip": NO_ADDRESS,
        },
    )
    request.session[SEEN] = time.time()


def note_seen(request: HttpRequest) -> None:
    """Keep that this device was seen, once an hour; nothing for a session nobody signed in."""
    seen = request.session.get(SEEN)
    if seen is not None and time.time() - seen > ROUGHLY:
        request.session[SEEN] = time.time()
        rows = UserSession.objects.filter(session_key=request.session.session_key)
        rows.update(last_seen_at=timezone.now())


def devices_of(account: Account) -> list[UserSession]:
    """Return where an account is signed in now, last seen first."""
    rows = UserSession.objects.purge_and_list(account)
    return sorted(rows, key=lambda row: row.last_seen_at, reverse=True)


def close_devices(*, account: Account, but: str, only: int | None = None) -> int:
    """Sign an account out everywhere, or on one device; never in the session `but`.

    Return how many were signed out.
    """
    rows = UserSession.objects.filter(user=account).exclude(session_key=but)
    if only is not None:
        rows = rows.filter(pk=only)
    ended = list(rows)
    for row in ended:
        row.end()
    return len(ended)


def forget_ended_devices() -> int:
    """Delete sessions whose time is over and the devices of those that ended."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    still = Session.objects.filter(session_key=OuterRef("session_key"))
    return UserSession.objects.filter(~Exists(still)).delete()[0]


def device_in_words(user_agent: str) -> str:
    """Return what a device says it is; browsers may lie, so no more than browser and kind."""
    browser, machine = _first(BROWSERS, user_agent), _first(MACHINES, user_agent)
    if browser and machine:
        return _("%(browser)s sur %(machine)s") % {"browser": browser, "machine": machine}
    return str(browser or machine or _("Un appareil que nous ne reconnaissons pas"))


def _first(rules: list, user_agent: str) -> object:
    return next((words for sign, words in rules if re.search(sign, user_agent)), "")
