"""The ready reasons that a new city begins with; the officer changes them as she likes."""

from cms.desk.models import ReasonSnippet

About = ReasonSnippet.About

FIRST_REASONS: dict[str, tuple[str, ...]] = {
    About.ASSOCIATION: (
        "Donnez le numéro RNA ou SIRET : nous ne trouvons pas l’association au répertoire.",
        "Dites en quelques phrases ce que fait l’association.",
        "Donnez l’adresse électronique de l’association.",
        "Ce site est pour les associations et les collectifs qui agissent dans la ville.",
    ),
    About.NEED: (
        "Dites où l’on se retrouve.",
        "Dites qui accueille, et comment joindre cette personne.",
        "Dites en mots simples ce que l’on fera.",
        "La date est passée ou trop proche.",
        "Ce travail remplacerait un emploi : ce n’est pas du bénévolat.",
    ),
    About.IDEA: (
        "Cette phrase blesse des personnes : dites ce que vous voulez changer, sans les viser.",
        "Quelqu’un y est nommé : retirez son nom.",
        "C’est une publicité.",
        "Dites en mots simples ce que vous voulez faire, et où.",
    ),
    About.JOIN_REQUEST: (
        "Envoyez-nous un document qui montre que vous agissez pour elle.",
        "L’association nous dit ne pas vous connaître.",
    ),
}


def ensure_reasons() -> None:
    """Write the first reasons where there is none at all: what she deletes stays deleted."""
    if ReasonSnippet.objects.exists():
        return
    ReasonSnippet.objects.bulk_create(
        ReasonSnippet(about=about, text=text, rank=10 * rank)
        for about, texts in FIRST_REASONS.items()
        for rank, text in enumerate(texts, start=1)
    )


def reasons_about(kind: str) -> list[str]:
    """Return the ready reasons to refuse a row of this kind, in their order."""
    return list(ReasonSnippet.objects.filter(about=kind).values_list("text", flat=True))
