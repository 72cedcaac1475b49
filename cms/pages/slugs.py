"""Names that the platform's own addresses take: no page may hide behind one."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

RESERVED_SLUGS = frozenset(
    [
        "_util",
        "accessibilite",
        "accueil",
        "admin",
        "adresse",
        "agenda",
        "api",
        "association",
        "associations",
        "attestation",
        "besoins",
        "compte",
        "confidentialite",
        "couleur",
        "demo",
        "desabonnement",
        "dev",
        "documents",
        "donnees",
        "en",
        "evenements",
        "feeds",
        "fr",
        "groupes",
        "guichet",
        "healthz",
        "hors-ligne",
        "i",
        "idees",
        "initiatives",
        "inscription",
        "inscriptions",
        "langue",
        "lettre",
        "media",
        "mon-compte",
        "mot",
        "organisation",
        "partage",
        "pour-moi",
        "quartiers",
        "recherche",
        "regles",
        "static",
        "suivis",
        "venue",
        "venues",
        "viens",
    ]
)


def refuse_reserved(slug: str) -> None:
    """Raise ValidationError on the field `slug` where the platform already answers there."""
    if slug in RESERVED_SLUGS:
        message = _(
            "Cette adresse est prise par une page de la plateforme : choisissez-en une autre."
        )
        raise ValidationError({"slug": message})
