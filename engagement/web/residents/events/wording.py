"""A fête as its public page tells it."""

from django.utils.translation import gettext as _

from engagement.events.models import Event
from engagement.events.wording import organiser_of, when_of, where_of
from engagement.web.residents.wording import told


def event_facts(event: Event) -> list[dict[str, str]]:
    """Return what one wants to know before coming, as icon, label and text."""
    return told(
        [
            ("calendar", _("Quand"), when_of(event)),
            ("map-pin", _("Où"), where_of(event)),
            ("bus", _("Comment venir"), event.getting_there),
            ("users", _("Qui organise"), organiser_of(event)),
            (
                "accessibility",
                _("Fauteuil"),
                _("Le lieu est accessible.") if event.wheelchair else "",
            ),
            (
                "hand-helping",
                _("Langue des signes"),
                _("Un interprète est là.") if event.sign_language else "",
            ),
            ("moon", _("Heure calme"), event.quiet_hour),
            ("user", _("Qui appeler ce jour-là"), event.contact),
            ("clock", _("Inscription"), registration_words(event)),
        ]
    )


def registration_words(event: Event) -> str:
    """Say whether one has to register, and how many places are left."""
    if not event.takes_registrations:
        return _("Entrée libre, sans inscription.")
    if event.places_left is None:
        return _("Dites-nous que vous venez : cela aide à tout préparer.")
    if event.places_left:
        return _("Sur inscription : %(n)s places libres.") % {"n": event.places_left}
    return _("Complet. Une liste d’attente est ouverte.")
