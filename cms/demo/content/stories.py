"""What editors wrote in the demo city beside the initiatives: blocks, news, a form."""

from decimal import Decimal
from typing import Any

Stream = list[tuple[str, Any]]

# Blocks at the end of the page of an initiative, by its slug.
MORE_BLOCKS: dict[str, Stream] = {
    "une-porte-un-voisin": [
        ("map", {"title": "Dans quels quartiers nous cherchons", "neighbourhoods": []}),
        (
            "questions",
            [
                {
                    "question": "Faut-il s’engager pour longtemps ?",
                    "answer": "<p>Non. Une visite, un appel, un mois : vous dites stop quand vous "
                    "voulez, une autre personne prend le relais.</p>",
                    "who": "Claire Vandamme, pour la ville",
                },
                {
                    "question": "Et si cela ne va pas entre nous ?",
                    "answer": "<p>Cela arrive. L’équipe du quartier vous présente quelqu’un "
                    "d’autre, sans explication à donner.</p>",
                    "who": "L’équipe de Rosendaël",
                },
            ],
        ),
        (
            "restitution",
            {
                "title": "La réunion des équipes, au printemps",
                "people": 46,
                "heard": [
                    {
                        "said": "Un numéro que l’on puisse appeler le dimanche.",
                        "verdict": "kept",
                        "why": "La ligne est ouverte le dimanche de 14 à 18 heures depuis mai.",
                    },
                    {
                        "said": "Rembourser le bus aux volontaires.",
                        "verdict": "partly",
                        "why": "Le bus est déjà gratuit ; le stationnement ne l’est pas.",
                    },
                    {
                        "said": "Donner la liste des personnes seules aux associations.",
                        "verdict": "not",
                        "why": "Personne n’est inscrit sans l’avoir demandé lui-même.",
                    },
                ],
            },
        ),
        (
            "budget",
            {
                "title": "Où vont les 35 000 € de l’année",
                "lines": [
                    {"label": "Ligne téléphonique", "euros": Decimal(9500)},
                    {"label": "Rencontres et goûters", "euros": Decimal(12000)},
                    {"label": "Formation des volontaires", "euros": Decimal(8500)},
                    {"label": "Déplacements", "euros": Decimal(5000)},
                ],
            },
        ),
    ],
}

# Slug, title, introduction, text, initiative.
NEWS = (
    (
        "la-centieme-porte",
        "La centième porte",
        "Jeannine et Yanis forment le centième duo de voisins. Ils jouent aux dominos.",
        "Elle gagne. Il demande sa revanche chaque jeudi, à quinze heures, avec un gâteau.",
        "une-porte-un-voisin",
    ),
    (
        "le-guichet-vient-a-vous",
        "Le guichet vient à vous",
        "Deux samedis par mois, l’équipe du bénévolat s’installe sur le marché.",
        "Venez poser vos questions, prendre une place pour un coup de main, ou seulement un café.",
        "",
    ),
)

FORM = {
    "slug": "votre-avis-sur-les-bancs",
    "title": "Où poser les bancs ?",
    "intro": "Six bancs neufs arrivent au printemps. Dites-nous où vous aimeriez vous asseoir.",
    "purpose": "Choisir la place des six bancs avec les conseils de quartier.",
    "who_sees": "L’équipe du bénévolat et le service des espaces verts",
    "keep_days": 120,
    "thanks": "Vos idées seront lues en réunion publique. La réponse est donnée ici en mars.",
}
QUESTIONS = (
    ("Votre idée", "multiline", True, "Pour la montrer sur le plan."),
    ("Votre quartier", "singleline", False, "Pour voir si tous sont entendus."),
)

# What editors say of a quartier, by its code.
PLACES = {
    "petite-synthe": (
        "Entre le lac et les jardins, le quartier où l’on plante.",
        "Huit jardins partagés, une ferme pour les écoles, et bientôt un verger : à "
        "Petite-Synthe, on se retrouve les mains dans la terre. La maison de quartier prête "
        "gants et outils.",
    ),
    "malo-les-bains": (
        "Face à la mer, des voisins qui tiennent la plage propre et la digue animée.",
        "Le premier dimanche du mois, on se donne rendez-vous au kiosque. On ramasse, on répare, "
        "on chante parfois. Il y a toujours du café.",
    ),
}
