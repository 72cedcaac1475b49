"""Where a registration stands, in words, and what one needs on the day."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from engagement.base.moments import moment_of
from engagement.events.models import Event, Registration
from engagement.events.wording import when_of, where_of
from engagement.web.residents.wording import told

State = Registration.State


def words_of(registration: Registration) -> tuple[str, str]:
    """Return the title and the lead of the page of a registration."""
    if registration.event.state == Event.State.CANCELLED:
        return _("La fête est annulée"), _("Votre place est annulée avec elle.")
    until = moment_of(registration.expires_at) if registration.expires_at else ""
    return {
        State.UNCONFIRMED: (
            _("Plus qu’un geste"),
            _("Votre place est gardée jusqu’au %(until)s. Un bouton, et elle est à vous.")
            % {"until": until},
        ),
        State.WAITING: (
            _("Vous êtes sur la liste d’attente"),
            _("Dès qu’une place se libère, un message vous la propose : rien à faire d’ici là."),
        ),
        State.OFFERED: (
            _("Une place s’est libérée pour vous"),
            _("Elle est gardée pour vous jusqu’au %(until)s. La prenez-vous ?") % {"until": until},
        ),
        State.CONFIRMED: (_("Vous êtes attendu·e"), _("Votre place est prise. À bientôt !")),
        State.CANCELLED: (
            _("Inscription annulée"),
            _("C’est fait. Vous pouvez revenir quand vous voulez."),
        ),
        State.DECLINED: (
            _("Vous avez laissé la place"),
            _("Elle est allée à la personne suivante. Merci."),
        ),
        State.EXPIRED: (
            _("Le délai est passé"),
            _("Sans réponse à temps, la place est allée à quelqu’un d’autre."),
        ),
    }[State(registration.state)]


def registration_facts(
    registration: Registration, party: Sequence[Registration]
) -> list[dict[str, str]]:
    """Return what somebody who comes needs to know; `party` is all who registered together."""
    event = registration.event
    return told(
        [
            ("sparkles", _("Quoi"), event.title),
            ("calendar", _("Quand"), when_of(event)),
            ("map-pin", _("Où"), where_of(event)),
            ("bus", _("Comment venir"), event.getting_there),
            ("user", _("Qui appeler ce jour-là"), event.contact),
            ("users", _("Places"), places_words(party)),
            ("accessibility", _("Il me faut"), registration.access_needs),
        ]
    )


def registration_rows(registrations: Iterable[Registration]) -> list[dict[str, Any]]:
    """Return registrations as lists show them: those who come together are one row."""
    parties: dict[object, list[Registration]] = {}
    for registration in registrations:
        parties.setdefault(registration.party, []).append(registration)
    return [_row(party) for party in parties.values()]


def _row(party: Sequence[Registration]) -> dict[str, Any]:
    first = min(party, key=lambda one: not one.resident.is_self)
    event = first.event
    name = "" if first.resident.is_self else first.resident.name
    return {
        "url": reverse("residents:registered", args=[first.pk]),
        "title": event.title,
        "when": when_of(event),
        "where": where_of(event),
        "who": " · ".join(filter(None, [name, places_words(party)])),
        "until": moment_of(first.expires_at) if first.expires_at else "",
        "badge": {
            "label": first.get_state_display(),
            "paper": "success" if first.state == State.CONFIRMED else "warn",
            "icon": "check" if first.state == State.CONFIRMED else "clock",
        },
    }


def places_words(party: Sequence[Registration]) -> str:
    """Return for how many; "" for one who comes alone."""
    seats = sum(member.seats for member in party)
    if seats < 2:
        return ""
    return ngettext("%(n)d place", "%(n)d places", seats) % {"n": seats}
