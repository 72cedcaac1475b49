"""What each kind of fête usually needs: lines of its programme, things to prepare, roles to fill.

Hours are counted from the start, days before it.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from engagement.events.models import Event

Kind = Event.Kind


@dataclass(frozen=True)
class Line:
    """One line of a programme: what, how long after the start, for how long."""

    title: Promise
    after: timedelta
    lasts: timedelta


@dataclass(frozen=True)
class Role:
    """Help that such a fête asks for: a need to be written, with so many places."""

    title: Promise
    people: int


@dataclass(frozen=True)
class Template:
    """A fête of one kind, ready to be changed."""

    title: Promise
    lasts: timedelta
    programme: tuple[Line, ...]
    tasks: tuple[tuple[int, Promise], ...]
    roles: tuple[Role, ...]
    takes_registrations: bool = False
    capacity: int | None = None


def _minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


COMMON_TASKS: tuple[tuple[int, Promise], ...] = (
    (60, _("Demander l’autorisation d’occuper le lieu")),
    (45, _("Vérifier l’accès en fauteuil et le dire sur la page")),
    (30, _("Dire de quels bénévoles la fête a besoin")),
    (21, _("Imprimer l’affiche et la déposer chez les partenaires")),
    (7, _("Choisir qui tient l’accueil et imprimer les droits d’accueil")),
    (1, _("Vérifier que chaque téléphone de l’accueil est prêt")),
    (1, _("Imprimer le dossier de secours : listes, numéros, plan")),
)

TEMPLATES: dict[str, Template] = {
    Kind.CLEAN_UP: Template(
        title=_("Grand nettoyage du quartier"),
        lasts=timedelta(hours=3),
        programme=(
            Line(_("Accueil, gants et sacs"), _minutes(0), _minutes(20)),
            Line(_("Ramassage par équipes"), _minutes(20), _minutes(100)),
            Line(_("Pesée et goûter"), _minutes(120), _minutes(60)),
        ),
        tasks=(*COMMON_TASKS, (14, _("Réserver gants, pinces, sacs et benne"))),
        roles=(Role(_("Guider une équipe de ramassage"), 6), Role(_("Préparer le goûter"), 4)),
        takes_registrations=True,
    ),
    Kind.FETE: Template(
        title=_("Fête de quartier"),
        lasts=timedelta(hours=6),
        programme=(
            Line(_("Ouverture et jeux"), _minutes(0), _minutes(120)),
            Line(_("Repas partagé"), _minutes(120), _minutes(90)),
            Line(_("Musique et danse"), _minutes(210), _minutes(150)),
        ),
        tasks=(*COMMON_TASKS, (30, _("Prévoir tables, bancs, sono et électricité"))),
        roles=(
            Role(_("Monter et démonter les stands"), 12),
            Role(_("Tenir un stand de jeux"), 8),
            Role(_("Servir le repas partagé"), 6),
        ),
    ),
    Kind.WORKSHOP: Template(
        title=_("Atelier de la Fabrique d’initiative locale"),
        lasts=timedelta(hours=3),
        programme=(
            Line(_("Accueil et installation aux tables"), _minutes(0), _minutes(30)),
            Line(_("Chaque idée est présentée"), _minutes(30), _minutes(45)),
            Line(_("On l’améliore, table par table"), _minutes(75), _minutes(75)),
            Line(_("Mise en commun"), _minutes(150), _minutes(30)),
        ),
        tasks=(*COMMON_TASKS, (10, _("Former les personnes qui animent les tables"))),
        roles=(Role(_("Animer une table"), 6), Role(_("Prendre les notes d’une table"), 6)),
        takes_registrations=True,
        capacity=60,
    ),
    Kind.MARKET: Template(
        title=_("Forum des associations"),
        lasts=timedelta(hours=7),
        programme=(
            Line(_("Ouverture des stands"), _minutes(0), _minutes(420)),
            Line(_("Démonstrations"), _minutes(120), _minutes(180)),
        ),
        tasks=(*COMMON_TASKS, (45, _("Inviter les associations et placer les stands"))),
        roles=(Role(_("Accueillir et orienter"), 8), Role(_("Installer la salle"), 10)),
    ),
    Kind.FEEDBACK: Template(
        title=_("Soirée de restitution"),
        lasts=timedelta(hours=2),
        programme=(
            Line(_("Ce qui avait été promis"), _minutes(0), _minutes(20)),
            Line(_("Ce qui a été fait, et pourquoi pas le reste"), _minutes(20), _minutes(50)),
            Line(_("Questions et verre de l’amitié"), _minutes(70), _minutes(50)),
        ),
        tasks=(*COMMON_TASKS, (10, _("Réunir les chiffres et les photos du bilan"))),
        roles=(Role(_("Accueillir et servir le verre de l’amitié"), 4),),
        takes_registrations=True,
    ),
    Kind.OTHER: Template(
        title=_("Rendez-vous"),
        lasts=timedelta(hours=2),
        programme=(),
        tasks=COMMON_TASKS,
        roles=(),
    ),
}
