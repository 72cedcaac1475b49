"""What is written about two shifts: to all who come, by one of them, and back to her."""

from typing import NamedTuple


class Talk(NamedTuple):
    """The messages of one shift, oldest first, a day apart at most."""

    need: str
    to_all: str
    asked: str
    answered: str


TALKS = (
    Talk(
        need="collecte-alimentaire",
        to_all="Rendez-vous à 8 h 50 devant les portes : le magasin nous offre le café.",
        asked="Bonjour ! Je peux venir avec ma fille de douze ans ?",
        answered="Avec plaisir, elle tiendra la liste avec moi. À bientôt !",
    ),
    Talk(
        need="planter-le-verger",
        to_all="Le terrain est trempé : prenez des bottes, nous avons les bêches.",
        asked="Bonjour, Sami a six ans et Lina neuf : y a-t-il des outils à leur taille ?",
        answered="Oui, deux petites bêches et deux arrosoirs les attendent.",
    ),
)
