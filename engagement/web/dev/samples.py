"""What the gallery at /dev/composants/ shows: every component in every state."""

from django import forms
from django.core.paginator import Paginator
from django.http import QueryDict
from django.utils.safestring import mark_safe

LONG = (
    "Accompagner pendant toute la saison les personnes âgées isolées du quartier "
    "jusqu’au marché hebdomadaire de la place Jean-Bart"
)

NATURE = {"label": "Nature", "pictogram": "environnement"}
HELP = {"label": "Entraide", "pictogram": "solidarite-insertion"}
SCHOOL = {"label": "Aide aux devoirs", "pictogram": "education"}
FETE = {"label": "Vie de quartier", "pictogram": "vivre-ensemble"}

DOMAINS = {
    "animaux": "Animaux",
    "autre": "Autre",
    "batiment-industrie-logistique": "Bâtiment, industrie, logistique",
    "benevolat-competences": "Bénévolat de compétences",
    "communication": "Communication",
    "culture-loisirs": "Culture et loisirs",
    "education": "Éducation",
    "emploi": "Emploi",
    "environnement": "Environnement",
    "gestion-finance-droit": "Gestion, finance, droit",
    "humanitaire": "Humanitaire",
    "memoire-et-citoyennete": "Mémoire et citoyenneté",
    "numerique": "Numérique",
    "prevention-protection": "Prévention et protection",
    "recherche": "Recherche",
    "sante": "Santé",
    "service-public-defense-securite": "Service public, défense, sécurité",
    "sport": "Sport",
    "solidarite-insertion": "Solidarité et insertion",
    "vivre-ensemble": "Vivre ensemble",
}

# A photograph of nobody: the sea under the sun, so that the gallery needs no file.
PICTURE = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 9'%3E"
    "%3Cpath fill='%23bfe0ea' d='M0 0h16v9H0z'/%3E%3Ccircle cx='11' cy='3' r='1.4' "
    "fill='%23f2b632'/%3E"
    "%3Cpath fill='%232a8fa0' d='M0 4.5q2-.6 4 0t4 0 4 0 4 0V9H0z'/%3E"
    "%3Cpath fill='%23e8d3a0' d='M0 7q4-1 8-.3T16 6.6V9H0z'/%3E%3C/svg%3E"
)


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Votre prénom", help_text="C’est ainsi que l’on vous appellera.")
    email = forms.EmailField(label="Votre adresse e-mail")
    day = forms.DateField(
        label="Jour", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    neighbourhood = forms.ChoiceField(
        label="Votre quartier", choices=[("", "Je ne sais pas"), ("malo", "Malo-les-Bains")]
    )
    message = forms.CharField(
        label="Un mot pour l’association",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    moment = forms.MultipleChoiceField(
        label="Quand êtes-vous libre ?",
        help_text="Autant de réponses que vous voulez.",
        choices=[("am", "Le matin"), ("pm", "L’après-midi"), ("eve", "Le soir")],
        widget=forms.CheckboxSelectMultiple,
    )
    french = forms.ChoiceField(
        label="Le français et vous",
        choices=[("little", "Quelques mots"), ("well", "Je me débrouille")],
        widget=forms.RadioSelect,
    )
    rules = forms.BooleanField(label="J’ai lu la charte du bénévolat")
    closed = forms.CharField(
        label="Champ fermé", required=False, disabled=True, initial="Dunkerque"
    )


class SampleFilter(forms.Form):
    """The filters of the list of needs, in short."""

    near = forms.CharField(label="Près de", required=False)
    when = forms.ChoiceField(
        label="Quand", required=False, choices=[("", "N’importe quand"), ("we", "Ce week-end")]
    )
    access = forms.BooleanField(label="Accessible en fauteuil", required=False)


def empty_form() -> SampleForm:
    return SampleForm(auto_id="vide_%s")


def wrong_form() -> SampleForm:
    return SampleForm(data={"email": "awa", "name": ""}, auto_id="faux_%s")


def filter_form() -> SampleFilter:
    return SampleFilter(data={"near": "Malo-les-Bains"}, auto_id="filtre_%s")


def page_two() -> object:
    return Paginator(range(60), 12).page(2)


NEED = {
    "url": "#cartes",
    "title": "Planter une haie avec les enfants",
    "association": "Les Jardins du Méridien",
    "when": "samedi 14 juin, 9 h 30 – 12 h",
    "place": "Parc Malo",
    "distance": "à 800 m",
    "places_left": 2,
    "tags": [NATURE],
    "reason": "Vous aimez la nature · dans votre quartier · samedi matin",
    "picture": None,
}
EVENT = {"host": None, "helpers": None, "picture": None}
INITIATIVE = {"people": None, "picture": None}

GALLERY = {
    "variants": ["primary", "secondary", "quiet", "danger"],
    "papers": ["sand", "sea", "brick", "dune", "sky", "rose", "info", "success", "warn", "error"],
    "kinds": ["info", "success", "warn", "error"],
    "long": LONG,
    "picture": PICTURE,
    "needs": [
        NEED,
        NEED
        | {
            "title": "Lire une histoire à la bibliothèque",
            "association": "Mille et une pages",
            "tags": [SCHOOL],
            "places_left": 1,
            "reason": "",
            "picture": PICTURE,
        },
        NEED
        | {
            "title": LONG,
            "association": "Fédération dunkerquoise des associations de solidarité",
            "tags": [HELP, FETE, SCHOOL, NATURE],
            "places_left": 0,
        },
        NEED
        | {
            "title": "Tenir la buvette",
            "tags": [],
            "places_left": None,
            "reason": "",
            "distance": "",
        },
    ],
    "events": [
        EVENT
        | {
            "title": "Fête des voisins de la Basse-Ville",
            "day": "23",
            "month": "mai",
            "when": "de 11 h à 18 h",
            "place": "Square Guynemer",
            "host": "Maison de quartier",
            "helpers": "encore 6 bénévoles",
            "tags": [FETE],
        },
        EVENT
        | {
            "title": LONG,
            "day": "1",
            "month": "sept.",
            "when": "toute la journée",
            "place": "Digue de Mer",
            "tags": [NATURE],
            "picture": PICTURE,
        },
    ],
    "initiatives": [
        INITIATIVE
        | {
            "title": "Un composteur au pied de la tour",
            "summary": "Huit voisines veulent trier ensemble et nourrir les bacs de la cour.",
            "stage": "Cherche des voisins",
            "stage_paper": "brick",
            "place": "Petite-Synthe",
            "people": "12 personnes suivent",
            "tags": [NATURE],
        },
        INITIATIVE
        | {
            "title": "Le café des langues",
            "summary": "Un mardi sur deux, chacun apporte sa langue et un gâteau.",
            "stage": "C’est parti",
            "stage_paper": "success",
            "place": "Rosendaël",
            "tags": [FETE],
            "picture": PICTURE,
        },
    ],
    "tags": [
        NATURE,
        HELP | {"url": "#etiquettes"},
        {
            "label": "Service public, défense, sécurité",
            "pictogram": "service-public-defense-securite",
        },
    ],
    "week": [
        {
            "label": day,
            "parts": [
                {
                    "value": 3 * number + part,
                    "label": label,
                    "icon": icon,
                    "checked": (number, part) == (2, 2),
                }
                for part, (label, icon) in enumerate(
                    [("matin", "coffee"), ("après-midi", "sun"), ("soir", "moon")]
                )
            ],
        }
        for number, day in enumerate(["lundi", "mardi", "mercredi"])
    ],
    "choices": [
        {
            "value": code,
            "label": label,
            "pictogram": code,
            "checked": code in ("environnement", "sport"),
            "disabled": code == "autre",
        }
        for code, label in DOMAINS.items()
    ],
    "empty_form": empty_form,
    "wrong_form": wrong_form,
    "filter_form": filter_form,
    "steps": [
        {"label": "Le besoin", "state": "done", "url": "#etapes"},
        {"label": "Vous", "state": "current"},
        {"label": "C’est noté", "state": "todo"},
    ],
    "columns": [
        {"label": "Quartier"},
        {"label": "Habitants inscrits", "numeric": True},
        {"label": "Besoins", "numeric": True},
    ],
    "rows": [
        [
            {"text": "Malo-les-Bains", "url": "#tableau"},
            {"text": 412, "numeric": True},
            {"text": 9, "numeric": True},
        ],
        [{"text": "Rosendaël"}, {"text": 268, "numeric": True}, {"text": 4, "numeric": True}],
    ],
    "shapes": [
        {
            "label": "Malo-les-Bains",
            "path": "M160 40 380 20 390 110 190 130z",
            "paper": "dune",
            "url": "#carte",
            "detail": "9 besoins",
        },
        {
            "label": "Rosendaël",
            "path": "M190 130 390 110 380 210 200 220z",
            "paper": "sand",
            "url": "#carte",
            "detail": "4 besoins",
        },
        {
            "label": "Centre",
            "path": "M60 60 160 40 190 130 200 220 80 200z",
            "paper": "brick",
            "detail": "aucun besoin",
        },
    ],
    "points": [{"x": 250.5, "y": 70, "label": "Planter une haie", "url": "#carte"}],
    "bars": [
        {"label": "Nature", "value": "38 %", "percent": 38.2, "paper": "dune"},
        {"label": "Entraide", "value": "27 %", "percent": 27, "paper": "brick"},
        {"label": "Aide aux devoirs", "value": "4 %", "percent": 4, "paper": "sky"},
    ],
    "moments": [
        {
            "date": "3 mars",
            "title": "L’idée est déposée",
            "text": "Par trois voisines de la tour.",
            "state": "done",
        },
        {
            "date": "22 avril",
            "title": "On cherche des voisins",
            "state": "current",
            "url": "#frise",
        },
        {"date": "juin", "title": "Premier compost", "state": "next", "icon": "d-environnement"},
    ],
    "poster_dates": ["samedi 14 juin, de 9 h 30 à 12 h", "samedi 21 juin, de 9 h 30 à 12 h"],
    "page_two": page_two,
    "query": QueryDict("quartier=malo", encoding="utf-8"),
    "code": mark_safe(
        '<svg viewBox="0 0 7 7" role="img" aria-label="QR">'
        '<path d="M0 0h3v3H0zM4 0h3v3H4zM0 4h3v3H0zM4 4h1v1H4zM6 5h1v2H6z"/></svg>'
    ),
}
