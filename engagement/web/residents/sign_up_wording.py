"""Sign-ups in words: what one needs on the day, and the rows of lists."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from engagement.base.moments import moment_of
from engagement.needs.models import SignUp
from engagement.needs.wording import when_of, where_of
from engagement.web.residents.wording import told

State = SignUp.State

#: The badge of each state: words, paper, icon.
BADGES: dict[str, tuple[Any, str, str]] = {
    State.UNCONFIRMED: (gettext_lazy("À confirmer"), "warn", "mail"),
    State.REQUESTED: (gettext_lazy("Demande envoyée"), "info", "hourglass"),
    State.WAITING: (gettext_lazy("Liste d’attente"), "info", "hourglass"),
    State.OFFERED: (gettext_lazy("Place proposée"), "warn", "bell"),
    State.CONFIRMED: (gettext_lazy("Vous y êtes attendu·e"), "success", "check"),
    State.CANCELLED: (gettext_lazy("Annulée"), "sand", "x"),
    State.REFUSED: (gettext_lazy("Pas de place"), "sand", "x"),
    State.DECLINED: (gettext_lazy("Place laissée"), "sand", "x"),
    State.EXPIRED: (gettext_lazy("Délai passé"), "sand", "clock"),
}
#: The same once the day is over, as the association noted it.
AFTERWARDS: dict[str, tuple[Any, str, str]] = {
    SignUp.Attendance.UNKNOWN: (gettext_lazy("Passée"), "sand", "calendar"),
    SignUp.Attendance.CAME: (gettext_lazy("Vous êtes venu·e, merci"), "success", "heart"),
    SignUp.Attendance.ABSENT: (gettext_lazy("Absent·e"), "sand", "x"),
    SignUp.Attendance.EXCUSED: (gettext_lazy("Excusé·e"), "sand", "check"),
}


def badge(signup: SignUp, *, is_past: bool = False) -> dict[str, str]:
    """Return where a sign-up stands, as `_components/badge.html` takes it."""
    if is_past and signup.state == State.CONFIRMED:
        label, paper, icon = AFTERWARDS[signup.attendance]
    else:
        label, paper, icon = BADGES[signup.state]
    return {"label": str(label), "paper": paper, "icon": icon}


def sign_up_facts(signup: SignUp, party: Sequence[SignUp]) -> list[dict[str, str]]:
    """Return what somebody who has a place needs on the day; `party` comes with her."""
    need = signup.shift.need
    return told(
        [
            ("hand-helping", _("Quoi"), need.title),
            ("calendar", _("Quand"), when_of(signup.shift)),
            ("map-pin", _("Où"), where_of(need)),
            ("bus", _("Comment venir"), need.getting_there),
            ("heart-handshake", _("Avec"), need.association.name),
            ("user", _("Qui vous accueille"), need.welcome),
            ("gift", _("À apporter"), need.bring),
            ("users", _("Places"), places_words(signup, party)),
        ]
    )


def places_words(signup: SignUp, party: Sequence[SignUp]) -> str:
    """Return for how many and for whom; "" for one who comes alone."""
    seats = signup.seats + sum(other.seats for other in party)
    if seats == 1:
        return ""
    words = ngettext("%(n)d place", "%(n)d places", seats) % {"n": seats}
    names = ", ".join(other.resident.name for other in party if other.resident.name)
    return _("%(places)s, avec %(names)s") % {"places": words, "names": names} if names else words


def sign_up_rows(signups: Iterable[SignUp], *, is_past: bool = False) -> list[dict[str, Any]]:
    """Return sign-ups as lists show them: those who come together and stand alike are one row."""
    together: dict[tuple[object, ...], list[SignUp]] = {}
    for signup in signups:
        key = (signup.party, signup.state, signup.attendance)
        together.setdefault(key, []).append(signup)
    return [_row(party, is_past=is_past) for party in together.values()]


def _row(party: Sequence[SignUp], *, is_past: bool) -> dict[str, Any]:
    """Return the row of a party, which leads to the sign-up of the account's holder."""
    signup, *others = sorted(party, key=lambda one: not one.resident.is_self)
    name = "" if signup.resident.is_self else signup.resident.name
    return {
        "url": reverse("residents:signed_up", args=[signup.pk]),
        "title": signup.shift.need.title,
        "when": when_of(signup.shift),
        "where": where_of(signup.shift.need),
        "who": " · ".join(filter(None, [name, places_words(signup, others)])),
        "until": moment_of(signup.expires_at) if signup.expires_at else "",
        "badge": badge(signup, is_past=is_past),
    }
