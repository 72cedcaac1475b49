"""What is said of every field that may be about a person: why, on what ground, how long, who sees.

A model says it in its attribute `personal`, beside its fields; an abstract model says it once for
all that inherit it. The public page, the register (RGPD art. 30), the export and the erasure are
made from these declarations alone (engagement/rights).
"""

from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


class Basis(models.TextChoices):
    """The grounds of article 6 of the RGPD that a city's platform has."""

    CONSENT = "6.1.a", _("votre accord")
    LAW = "6.1.c", _("une obligation légale")
    TASK = "6.1.e", _("la mission d’intérêt public de la ville")


@dataclass(frozen=True)
class Purpose:
    """One use of what is known of people: a line of the register."""

    title: Words
    why: Words
    basis: Basis
    kept: Words
    seen_by: Words


class Fate(Enum):
    """What becomes of a field once its person is erased and its row stays."""

    EMPTIED = "emptied"
    RENEWED = "renewed"  # it has to be unique: another random value takes its place
    STAYS = "stays"  # it tells nobody any more, and something is counted from it


@dataclass(frozen=True)
class About:
    """Some fields of a model, by name, held for one purpose.

    `secret` ones prove something to us: they are left out of what a person is given to read.
    """

    purpose: Purpose
    fields: str
    fate: Fate = Fate.EMPTIED
    secret: bool = False


@dataclass(frozen=True)
class Whose:
    """How the rows about a person are found; each is the name of a field.

    `path` leads to her resident or account ("" is the row itself), `address` holds an e-mail
    address, `key` her opaque name in messages, `inside` a text or JSON in which her address may
    stand, `hashed` what stands for her address, `row` the key of her row (beside `content_type`).
    """

    path: str | None = None
    address: str = ""
    key: str = ""
    inside: str = ""
    hashed: str = ""
    row: str = ""


@dataclass(frozen=True)
class Personal:
    """All that a model declares.

    A row `goes` with its person, or stays without her, `stays_because` something needs it. Fields
    that say nothing of anybody stand in `nobody`. `mentions` names texts that are not hers and in
    which somebody may have written her address: it is taken out.
    """

    whose: tuple[Whose, ...] = ()
    about: tuple[About, ...] = ()
    nobody: str = ""
    mentions: str = ""
    goes: bool = True
    stays_because: Words = ""
    found_by: dict[str, About] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        told = {name: about for about in self.about for name in about.fields.split()}
        object.__setattr__(self, "found_by", told)

    def says(self) -> set[str]:
        """Return the names of all fields that are spoken of."""
        return {*self.found_by, *self.nobody.split(), *self.mentions.split()}

    def names_of(self, fate: Fate) -> list[str]:
        return [name for name, about in self.found_by.items() if about.fate is fate]


def no_person(fields: str = "", mentions: str = "") -> Personal:
    """Declare that these fields of a model say nothing of any person."""
    return Personal(nobody=fields, mentions=mentions)


#: Who did what: kept with what was done, by an account that says nothing once it is erased.
TRACE = Purpose(
    title=_("La trace de qui a fait quoi"),
    why=_("Savoir qui a publié, vérifié, répondu ou compté, pour pouvoir en répondre."),
    basis=Basis.TASK,
    kept=_("aussi longtemps que ce qui a été fait ; votre nom en part avec votre compte"),
    seen_by=_("la ville, l’association concernée"),
)


def declared(model: type[models.Model]) -> Personal | None:
    """Return what a model and the abstract ones above it declare together; None if nothing.

    What stands nearer to the model counts, field by field.
    """
    found = [
        base.__dict__["personal"] for base in reversed(model.__mro__) if "personal" in vars(base)
    ]
    if not found:
        return None
    merged: dict[str, Any] = {"about": {}, "nobody": {}, "mentions": {}}
    for one in found:
        for name in one.says():
            for part in merged.values():
                part.pop(name, None)
        merged["about"] |= one.found_by
        merged["nobody"] |= dict.fromkeys(one.nobody.split())
        merged["mentions"] |= dict.fromkeys(one.mentions.split())
    nearest = found[-1]
    return Personal(
        whose=nearest.whose,
        about=tuple(
            About(about.purpose, name, about.fate, about.secret)
            for name, about in merged["about"].items()
        ),
        nobody=" ".join(merged["nobody"]),
        mentions=" ".join(merged["mentions"]),
        goes=nearest.goes,
        stays_because=nearest.stays_because,
    )
