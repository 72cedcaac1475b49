"""A mission as the national feed describes it, once read and checked."""

from dataclasses import dataclass
from datetime import datetime


class BadFeed(Exception):
    """The whole feed is refused; the message says why in one line."""


class BadMission(Exception):
    """One mission is refused; the message says why."""


@dataclass(frozen=True)
class Address:
    """Where a mission takes place; `lat` and `lon` in WGS 84 degrees, both or none."""

    street: str = ""
    postal_code: str = ""
    city: str = ""
    lat: float | None = None
    lon: float | None = None

    @property
    def has_point(self) -> bool:
        return self.lat is not None and self.lon is not None

    @property
    def words(self) -> str:
        """Return « 4 place du Commerce, 44000 Nantes », saying the town once."""
        town = " ".join(filter(None, [self.postal_code, self.city]))
        if self.city and self.city.casefold() in self.street.casefold():
            town = ""
        return ", ".join(filter(None, [self.street, town]))


@dataclass(frozen=True)
class Organisation:
    """Who asks; `key` tells it from others of the same source."""

    key: str
    name: str
    rna: str = ""
    siret: str = ""
    website: str = ""
    description: str = ""


@dataclass(frozen=True)
class Mission:
    """What we keep of a mission. Texts are plain; times have a zone."""

    id: str
    title: str
    description: str
    application_url: str
    organisation: Organisation
    domain: str
    activities: tuple[str, ...]
    addresses: tuple[Address, ...]
    remote: str
    starts_at: datetime | None
    ends_at: datetime | None
    places: int
    minors: bool | None
    wheelchair: bool


@dataclass(frozen=True)
class Told:
    """A mission, by its identifier, and what is to be said about it."""

    id: str
    reason: str


@dataclass
class ParsedFeed:
    """What a file held: how many missions, the good ones, what is said about the others."""

    read: int
    missions: list[Mission]
    refused: list[Told]
    warnings: list[Told]
