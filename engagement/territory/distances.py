"""How far neighbourhoods are from one another, in numbers and in words."""

from collections.abc import Iterable
from functools import cached_property
from typing import Self

import numpy as np
from django.utils.translation import gettext as _

from engagement.territory.models import Neighbourhood

EARTH_RADIUS_KM = 6371.0088


def haversine_km(lat: np.ndarray, lon: np.ndarray) -> np.ndarray:
    """Return the n × n great-circle distances in km between points in WGS 84 degrees."""
    lat, lon = np.radians(lat), np.radians(lon)
    a = (
        np.sin((lat[:, None] - lat) / 2) ** 2
        + np.cos(lat)[:, None] * np.cos(lat) * np.sin((lon[:, None] - lon) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.clip(a, 0, 1)))


class Distances:
    """Distances in km between the points of neighbourhoods, by their ids.

    `ids` is in the order of the rows and columns of `matrix`. Asking for an id that is not
    among them raises KeyError.
    """

    def __init__(self, rows: Iterable[tuple[int, float, float]]) -> None:
        """Take rows of (id, latitude, longitude)."""
        self._rows = list(rows)
        self.ids = [pk for pk, _lat, _lon in self._rows]
        self._index = {pk: i for i, pk in enumerate(self.ids)}

    @classmethod
    def load(cls) -> Self:
        """Read every neighbourhood of the territory, in one query."""
        return cls(Neighbourhood.objects.order_by("pk").values_list("pk", "lat", "lon"))

    def __contains__(self, neighbourhood: int | None) -> bool:
        return neighbourhood in self._index

    @cached_property
    def matrix(self) -> np.ndarray:
        points = np.array([row[1:] for row in self._rows], dtype=float).reshape(-1, 2)
        return haversine_km(points[:, 0], points[:, 1])

    def km(self, a: int, b: int) -> float:
        """Return the distance in km between two neighbourhoods; 0 from one to itself."""
        return float(self.matrix[self._index[a], self._index[b]])

    def from_(self, a: int) -> list[tuple[int, float]]:
        """Return every neighbourhood as (id, km), nearest first, beginning with `a` at 0."""
        row = self.matrix[self._index[a]]
        order = np.lexsort((self.ids, row, np.arange(len(row)) != self._index[a]))
        return [(self.ids[i], float(row[i])) for i in order]

    def adjacent(self, a: int, b: int) -> bool:
        """Tell whether `a` and `b` are neighbours: no third one lies between them.

        Between means inside the circle whose diameter joins the two points (the Gabriel
        graph; Gabriel & Sokal, Systematic Zoology 18, 1969). It needs no outline and no
        threshold, so it holds for 7 quartiers and for 648 communes.
        """
        i, j = self._index[a], self._index[b]
        between = self.matrix[i] ** 2 + self.matrix[j] ** 2 < self.matrix[i, j] ** 2 - 1e-9
        return i != j and not bool(between.any())

    def words(self, a: int, b: int) -> str:
        """Say how far `b` is for someone who lives in `a`."""
        return (
            _("dans votre quartier")
            if a == b
            else distance_words(self.km(a, b), adjacent=self.adjacent(a, b))
        )


def distance_words(km: float, *, adjacent: bool = False) -> str:
    """Say a distance between two neighbourhood points without feigning precision.

    0 is one's own neighbourhood; whole kilometres up to 10, then steps of 5.
    """
    if km == 0:
        return _("dans votre quartier")
    if adjacent:
        return _("quartier voisin")
    if km < 1:
        return _("à moins d’un kilomètre")
    rounded = round(km) if km < 10 else 5 * round(km / 5)
    return _("à environ %(km)d km") % {"km": rounded}
