"""What those who look after a need read about the people who were asked for it."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from engagement.base.lists import in_line
from engagement.base.moments import day_of
from engagement.matching.forecast import Forecast, forecast
from engagement.needs.models import Need


def people_asked(need: Need) -> dict[str, Any]:
    """Return the sentences of the panel and whether she may ask for more; {} where none is due.

    Numbers, neighbourhoods and reasons; a group that is too small is not counted.
    """
    if need.state != Need.State.PUBLISHED:
        return {}
    seen = forecast(need)
    if not (seen.asked or seen.missing):
        return {}
    return {
        "sentence": asked_words(seen),
        "next": next_words(seen),
        "may_ask": seen.may_ask,
    }


def asked_words(seen: Forecast) -> str:
    """Return « 40 personnes invitées, 2 ont dit oui, 8 oui probables d’ici vendredi »."""
    if not seen.asked:
        return _("Personne n’est encore invité.")
    if not seen.is_told:
        return _("Quelques personnes sont invitées.")
    said = [_("%(n)d personnes invitées") % {"n": seen.asked}]
    if seen.yes:
        words = ngettext("%(n)d a dit oui", "%(n)d ont dit oui", seen.yes)
        said.append(words % {"n": seen.yes})
    if seen.missing and seen.deadline:
        said.append(likely_words(seen))
    sentence = ", ".join(said) + "."
    if not seen.places:
        return sentence
    where = _("Surtout à %(places)s.") % {"places": in_line([home.name for home in seen.places])}
    return f"{sentence} {where}"


def likely_words(seen: Forecast) -> str:
    words = ngettext(
        "%(n)d oui probable d’ici %(day)s", "%(n)d oui probables d’ici %(day)s", seen.likely
    )
    return words % {"n": seen.likely, "day": day_of(timezone.localtime(seen.deadline))}


def next_words(seen: Forecast) -> str:
    """Say what happens next without her doing anything."""
    if not seen.missing:
        return _("Plus personne n’est invité : c’est complet, ou la date est encore loin.")
    if seen.running or (seen.next_at and seen.next_at <= timezone.now()):
        return _("D’autres personnes vont être invitées, entre 9 h et 20 h.")
    return _(
        "Si peu répondent, d’autres personnes seront invitées, jusqu’à ce que ce soit complet."
    )
