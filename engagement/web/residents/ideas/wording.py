"""Ideas as their pages tell them."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from engagement.ideas.actions import TooMany
from engagement.ideas.models import Member
from engagement.people.models import Channel, Resident

CAME_BY = {
    Channel.WEB: gettext_lazy("arrivée par le site"),
    Channel.PHONE: gettext_lazy("dite au téléphone"),
    Channel.COUNTER: gettext_lazy("dite au guichet"),
    Channel.KIOSK: gettext_lazy("écrite à la borne"),
    Channel.PAPER: gettext_lazy("arrivée sur papier"),
}
IN_GROUP = {
    Member.Role.LEAD: gettext_lazy("portent l’idée"),
    Member.Role.HELPER: gettext_lazy("donnent un coup de main"),
    Member.Role.SKILL: gettext_lazy("apportent un savoir-faire"),
}


def name_of(resident: Resident | None) -> str:
    """Return the first name of who wrote something; a word for somebody whose name is gone."""
    names = resident.name.split() if resident else []
    return names[0] if names else _("une habitante")


def came_by(channel: str) -> str:
    return str(CAME_BY[Channel(channel)])


def too_many(pace: TooMany) -> str:
    """Say kindly when she may write again."""
    words = _("Vous avez déjà beaucoup écrit ici. Revenez %(when)s : rien n’empêche de continuer.")
    return words % {"when": pace.again}


def closed() -> str:
    return _("Cette idée ne prend plus ni mots, ni soutiens, ni coups de main.")
