"""The register of what the city does with data about people (RGPD, article 30), as lines."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from engagement.base.personal import About, Purpose
from engagement.base.sheets import Cell
from engagement.rights.declarations import purposes
from engagement.rights.words import field_word, table_word


@dataclass(frozen=True)
class Line:
    """One use of data, with the tables and fields that it needs, in words."""

    purpose: Purpose
    data: list[tuple[str, list[str]]]

    @property
    def fields(self) -> list[str]:
        """Return the names of all its fields, each once."""
        return list(dict.fromkeys(name for _title, names in self.data for name in names))


def lines() -> list[Line]:
    """Return every use of data that a model declares."""
    return [
        Line(purpose, [(table_word(model), _names(model, abouts)) for model, abouts in models])
        for purpose, models in purposes().items()
    ]


def _names(model: type, abouts: list[About]) -> list[str]:
    names = [name for about in abouts for name in about.fields.split()]
    return list(dict.fromkeys(field_word(model._meta.get_field(name)) for name in names))  # type: ignore[attr-defined]


def sheet() -> Iterator[list[Cell]]:
    """Yield the register as rows of a spreadsheet, its headings first."""
    yield [
        _("Traitement"),
        _("Finalité"),
        _("Base légale (article 6)"),
        _("Personnes concernées"),
        _("Données"),
        _("Destinataires"),
        _("Durée"),
        _("Transfert hors de l’Union européenne"),
        _("Mesures de sécurité"),
    ]
    for line in lines():
        data = "\n".join(f"{title} : {', '.join(names)}" for title, names in line.data)
        yield [
            str(line.purpose.title),
            str(line.purpose.why),
            f"{line.purpose.basis.value} : {line.purpose.basis.label}",
            _("habitant·es, membres d’associations, agents"),
            data,
            str(line.purpose.seen_by),
            str(line.purpose.kept),
            _("aucun"),
            security(),
        ]


def security() -> str:
    return _(
        "connexion par code à usage unique, second facteur pour la ville, droits par rôle, "
        "messages chiffrés en transit, journal des décisions, sauvegardes dont les effacements "
        "sont rejoués"
    )
