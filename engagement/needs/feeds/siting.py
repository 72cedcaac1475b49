"""Where a mission lies in the territory."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from engagement.needs.feeds.mission import Address, BadMission, Mission
from engagement.territory.geometry import Locator
from engagement.territory.models import Neighbourhood


@dataclass(frozen=True)
class Site:
    """The address kept of a mission; `swapped` tells that its coordinates were put right."""

    words: str
    neighbourhood: Neighbourhood | None = None
    lat: float | None = None
    lon: float | None = None
    swapped: bool = False


def find_site(mission: Mission, locator: Locator) -> Site:
    """Return the first of its addresses in the territory; BadMission if none is.

    Latitude and longitude are swapped back where only that brings a point into the territory.
    """
    pointed = [address for address in mission.addresses if address.has_point]
    for address in pointed:
        if site := _site_of(address, locator):
            return site
    words = mission.addresses[0].words if mission.addresses else ""
    if pointed:
        raise BadMission(_("hors du territoire : %s") % (words or _("adresse sans nom")))
    if mission.remote == "no":
        raise BadMission(_("sans coordonnées, et pas à distance"))
    return Site(words)


def _site_of(address: Address, locator: Locator) -> Site | None:
    assert address.lat is not None  # noqa: S101  # has_point, for the types
    assert address.lon is not None  # noqa: S101  # has_point, for the types
    for lat, lon, swapped in (
        (address.lat, address.lon, False),
        (address.lon, address.lat, True),
    ):
        if neighbourhood := locator.locate(lat, lon):
            return Site(address.words, neighbourhood, lat, lon, swapped)
    return None
