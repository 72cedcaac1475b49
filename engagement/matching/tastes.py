"""What one likes, as a French sentence says it: « Vous aimez **le jardinage** ».

The articles cannot be derived from the labels; other languages use their label in lower case.
"""

from django.utils.translation import get_language

from engagement.territory.models import Interest

DOMAINS = {
    "animaux": "les animaux",
    "batiment-industrie-logistique": "le bâtiment et la logistique",
    "benevolat-competences": "le bénévolat de compétences",
    "communication": "la communication",
    "culture-loisirs": "la culture et les loisirs",
    "education": "l’éducation",
    "emploi": "l’aide à l’emploi",
    "environnement": "la nature et l’environnement",
    "gestion-finance-droit": "la gestion et le droit",
    "humanitaire": "l’humanitaire",
    "memoire-et-citoyennete": "la mémoire et la citoyenneté",
    "numerique": "le numérique",
    "prevention-protection": "la prévention",
    "recherche": "la recherche",
    "sante": "la santé",
    "service-public-defense-securite": "le service public",
    "sport": "le sport",
    "solidarite-insertion": "la solidarité",
    "vivre-ensemble": "le vivre-ensemble",
}

ACTIVITIES = {
    "accueil-de-public": "l’accueil du public",
    "activites-manuelles": "les activités manuelles",
    "aide-psychologique": "l’aide psychologique",
    "alphabetisation": "l’alphabétisation",
    "animation": "l’animation",
    "animation-valorisation": "l’animation",
    "art": "l’art",
    "bricolage": "le bricolage",
    "collecte": "les collectes",
    "collecte-de-produits": "les collectes de produits",
    "communication": "la communication",
    "comptabilite-finance": "la comptabilité",
    "conseil": "le conseil",
    "distribution": "les distributions",
    "documentation-traduction": "la documentation et la traduction",
    "ecoute-permanence": "l’écoute",
    "encadrement-d-equipes": "l’encadrement d’équipes",
    "enseignement-formation": "l’enseignement",
    "evenementiel": "l’organisation d’événements",
    "gestion-de-projets": "la gestion de projets",
    "gestion-entretien-patrimoine": "l’entretien du patrimoine",
    "gestion-recherche-des-partenariats": "la recherche de partenaires",
    "gestion-ressources-humaines": "les ressources humaines",
    "informatique": "l’informatique",
    "jardinage": "le jardinage",
    "juridique": "l’aide juridique",
    "logistique": "la logistique",
    "lutte-contre-isolement": "la lutte contre l’isolement",
    "maintenance-technique": "la maintenance technique",
    "mediation-information": "la médiation",
    "mentorat-parrainage": "le mentorat",
    "mission-internationale": "les missions internationales",
    "operations-militaires": "les opérations militaires",
    "preservation-patrimoine": "la préservation du patrimoine",
    "prevention-sensibilisation": "la prévention",
    "ramassage-dechets": "le ramassage de déchets",
    "recrutement": "le recrutement",
    "responsabilites-associatives": "les responsabilités associatives",
    "restauration-hotellerie": "la restauration",
    "sante-soins": "la santé et les soins",
    "sciences-humaines-social": "les sciences humaines",
    "secourisme": "le secourisme",
    "secours-aide": "le secours",
    "sensibilisation": "la sensibilisation",
    "soins-animaux": "les soins aux animaux",
    "soutien-accompagnement": "l’accompagnement",
    "soutien-scolaire": "le soutien scolaire",
    "sport": "le sport",
    "taches-administratives": "les tâches administratives",
    "transmission-pedagogie": "la transmission",
    "vie-citoyenne": "la vie citoyenne",
    "visites": "les visites",
}

UNNAMED = "autre"


def liked(interest: Interest) -> str:
    """Return the interest with its article, in the active language; "" for "other"."""
    if interest.code == UNNAMED:
        return ""
    if get_language() == "fr":
        table = DOMAINS if interest.kind == Interest.Kind.DOMAIN else ACTIVITIES
        return table[interest.code]
    return interest.label.lower()
