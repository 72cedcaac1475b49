"""Needs that associations often have, written once so that two lines are left to fill in.

Title, text and what to bring are French as the needs of the city are; only the names by which one
chooses a pattern are translated.
"""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from engagement.territory.models import Interest


@dataclass(frozen=True)
class Pattern:
    """A need half written. `domains` and `activities` are codes of interests, `facts` of Need."""

    code: str
    name: str | Promise
    title: str
    description: str
    domains: tuple[str, ...]
    activities: tuple[str, ...]
    people: int
    bring: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


PATTERNS = (
    Pattern(
        code="collecte",
        name=_("Une collecte alimentaire"),
        title="Collecter des denrées au supermarché",
        description=(
            "À l’entrée du magasin, on explique la collecte aux clients, on reçoit leurs dons "
            "et on les range en cartons. On est toujours au moins deux."
        ),
        domains=("solidarite-insertion",),
        activities=("collecte-de-produits",),
        people=8,
        bring="Des chaussures confortables, un pull : l’entrée est fraîche.",
        facts={"little_french": True},
    ),
    Pattern(
        code="ramassage",
        name=_("Un ramassage de déchets"),
        title="Ramasser les déchets ensemble",
        description=(
            "On se répartit les allées, on ramasse, on trie et on pèse à la fin. "
            "Sacs, gants et pinces sont fournis."
        ),
        domains=("environnement",),
        activities=("ramassage-dechets",),
        people=15,
        bring="Des chaussures qui ne craignent rien.",
        facts={"little_french": True, "with_children": True},
    ),
    Pattern(
        code="buvette",
        name=_("Une buvette"),
        title="Tenir la buvette",
        description=(
            "Servir les boissons et les gâteaux, encaisser, débarrasser. "
            "On vous montre tout en arrivant."
        ),
        domains=("vivre-ensemble",),
        activities=("restauration-hotellerie",),
        people=4,
    ),
    Pattern(
        code="accompagnement",
        name=_("Accompagner quelqu’un"),
        title="Accompagner une personne âgée au marché",
        description=(
            "On vient la chercher chez elle, on fait les courses à son pas, on prend le temps "
            "de parler. La première fois, un membre de l’association vient avec vous."
        ),
        domains=("solidarite-insertion",),
        activities=("lutte-contre-isolement", "soutien-accompagnement"),
        people=1,
        facts={"minimum_age": 18},
    ),
    Pattern(
        code="devoirs",
        name=_("L’aide aux devoirs"),
        title="Aider aux devoirs",
        description=(
            "Une heure avec deux ou trois enfants de l’école primaire : lire une consigne, "
            "faire réciter, encourager. Rien à préparer, quelqu’un de l’association est là."
        ),
        domains=("education",),
        activities=("soutien-scolaire",),
        people=3,
        facts={"minimum_age": 18},
    ),
    Pattern(
        code="fete",
        name=_("Monter ou démonter une fête"),
        title="Monter les tables et les barnums de la fête",
        description=(
            "Porter, déplier, accrocher les guirlandes. Il y a du léger et du lourd : "
            "chacun fait comme il peut. Le repas est offert."
        ),
        domains=("vivre-ensemble",),
        activities=("logistique", "evenementiel"),
        people=10,
        bring="Des gants si vous en avez.",
        facts={"little_french": True},
    ),
    Pattern(
        code="demenagement",
        name=_("Un déménagement"),
        title="Aider à déménager notre local",
        description=(
            "Faire les cartons, charger la camionnette, décharger à la nouvelle adresse. "
            "On fait des pauses et on partage un repas."
        ),
        domains=("solidarite-insertion",),
        activities=("logistique",),
        people=6,
        bring="Des gants et des chaussures fermées.",
        facts={"little_french": True, "minimum_age": 18},
    ),
)


def pattern_of(code: str) -> Pattern | None:
    """Return the pattern of this code; None for any other text."""
    return next((pattern for pattern in PATTERNS if pattern.code == code), None)


def interests_of(pattern: Pattern) -> list[Interest]:
    """Return its domains and activities. One query."""
    domains = Q(kind=Interest.Kind.DOMAIN, code__in=pattern.domains)
    activities = Q(kind=Interest.Kind.ACTIVITY, code__in=pattern.activities)
    return list(Interest.objects.filter(domains | activities))
