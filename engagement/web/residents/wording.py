"""Needs and shifts as the residents' pages tell them."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from engagement.needs.actions import ShiftFull, SignUpRefused
from engagement.needs.models import Need, Shift, SignUp
from engagement.needs.wording import when_of, where_of
from engagement.search.queries import Found


def refusal(reason: SignUpRefused) -> str:
    """Say why there was no place, and what is possible instead."""
    if isinstance(reason, ShiftFull):
        return _("La dernière place vient d’être prise. D’autres besoins vous attendent.")
    return _("Ce créneau ne prend plus d’inscription. D’autres besoins vous attendent.")


def need_facts(need: Need, distance: str) -> list[dict[str, str]]:
    """Return what one wants to know of a need before saying yes, as icon, label and text."""
    rows = [
        ("map-pin", _("Où"), " · ".join(filter(None, [where_of(need), distance]))),
        ("heart-handshake", _("Qui vous accueille"), need.welcome),
        ("gift", _("À apporter"), need.bring),
        ("user", _("Âge"), age_words(need)),
        ("languages", _("Langue"), _("Peu de français suffit.") if need.little_french else ""),
        ("baby", _("Enfants"), _("Vous pouvez venir avec eux.") if need.with_children else ""),
        ("accessibility", _("Fauteuil"), _("Le lieu est accessible.") if need.wheelchair else ""),
    ]
    return _told(rows)


def sign_up_facts(signup: SignUp) -> list[dict[str, str]]:
    """Return what somebody who has a place needs on the day."""
    need = signup.shift.need
    rows = [
        ("hand-helping", _("Quoi"), need.title),
        ("calendar", _("Quand"), when_of(signup.shift)),
        ("map-pin", _("Où"), where_of(need)),
        ("users", _("Avec"), need.association.name),
        ("heart-handshake", _("Qui vous accueille"), need.welcome),
        ("gift", _("À apporter"), need.bring),
    ]
    return _told(rows)


def age_words(need: Need) -> str:
    return _("À partir de %(n)d ans.") % {"n": need.minimum_age}


def shift_rows(shifts: list[Shift], own: dict[int, int]) -> list[dict[str, Any]]:
    """Return the shifts with their words and the visitor's own sign-up in them, if any."""
    return [
        {"shift": shift, "when": when_of(shift), "sign_up": own.get(shift.pk)} for shift in shifts
    ]


def _told(rows: list[tuple[str, str, str]]) -> list[dict[str, str]]:
    return [{"icon": icon, "label": label, "text": text} for icon, label, text in rows if text]


def sign_up_rows(signups: Iterable[SignUp]) -> list[dict[str, Any]]:
    """Return sign-ups as the short list of what is coming shows them."""
    return [
        {
            "url": reverse("residents:signed_up", args=[signup.pk]),
            "title": signup.shift.need.title,
            "when": when_of(signup.shift),
            "where": where_of(signup.shift.need),
        }
        for signup in signups
    ]


def understood(found: Found | None) -> list[str]:
    """Return what to tell of how words were understood: nothing if they were found as typed."""
    told = []
    if found and found.corrected:
        told.append(_("Résultats pour « %(words)s ».") % {"words": found.corrected})
    if found and found.partial:
        told.append(_("Rien ne réunit tous ces mots ; voici ce qui s’en approche."))
    return told
