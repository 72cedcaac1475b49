"""What came of the past of some needs, and what those who came said of it."""

from decimal import Decimal
from typing import NamedTuple

from .kinds import SAT


class Result(NamedTuple):
    """A figure if there is one, what it counts, and a sentence."""

    amount: Decimal | None
    unit: str
    sentence: str


def of(amount: str, unit: str, sentence: str) -> Result:
    return Result(Decimal(amount), unit, sentence)


# Of the last three seasons of a need, the latest first.
RESULTS: dict[str, tuple[Result, Result, Result]] = {
    "collecte-alimentaire": (
        of("1.2", "t collectées", "De quoi remplir cent vingt paniers pendant trois semaines."),
        of("0.9", "t collectées", "Sous la neige ! Les couches et le café manquaient, merci."),
        of("1.1", "t collectées", "Notre première collecte à l’entrée du magasin."),
    ),
    "nettoyer-watergang": (
        of("43", "sacs", "Deux kilomètres de berge, et une poussette que personne ne réclame."),
        of("58", "sacs", "Le plus lourd : onze pneus, portés à quatre jusqu’au pont."),
        of("37", "sacs", "Les grèbes sont revenus nicher la semaine suivante."),
    ),
    "preparer-les-paniers": (
        of("2860", "paniers", "Aucune famille n’est repartie sans légumes frais."),
        of("2740", "paniers", "Un hiver chargé, et pas un vendredi sans équipe."),
        of("2515", "paniers", "Merci à celles et ceux qui sont venus dès la rentrée."),
    ),
    "jardinage-samedi": (
        of("310", "kg de légumes", "Des courges pour tout l’immeuble, et une soupe d’adieu."),
        of("85", "kg de légumes", "Petite saison : poireaux, mâche et beaucoup d’espoir."),
        of("275", "kg de légumes", "Les tomates des enfants ont gagné le concours."),
    ),
    "aide-aux-devoirs": (
        of("34", "enfants", "Trente-quatre cartables plus légers, et six lecteurs de plus."),
        of("31", "enfants", "Le mardi, on nous attend maintenant devant la porte."),
        of("27", "enfants", "Une première année qui donne envie de continuer."),
    ),
    "conversation-en-francais": (
        Result(None, "", "Fatima et Oleksandr ont réussi leur examen de français."),
        Result(None, "", "On a parlé de tout, même du vent."),
        Result(None, "", "Neuf langues autour de la même théière."),
    ),
}

WORDS: dict[str, tuple[str, ...]] = {
    "collecte-alimentaire": (
        "Je n’osais pas, toute seule. On m’a tendu un café et une liste, et c’était parti.",
        "Trois heures debout que je n’ai pas vues passer.",
    ),
    "nettoyer-watergang": (
        "Mes garçons comptent encore les pneus. Nous reviendrons.",
        "On ne regarde plus le canal de la même façon.",
    ),
    "jardinage-samedi": ("J’habite là depuis dix ans et j’ai enfin parlé à mes voisins.",),
    "conversation-en-francais": ("J’y allais pour aider. J’ai surtout appris.",),
}

# Took place once a season, on a day like this; the others came again and again.
ONCE_A_SEASON = {"collecte-alimentaire": SAT, "nettoyer-watergang": SAT}
