"""Warsaw's participatory budget of June 2025 as arrays for the matching.

Civic voting, a proxy of volunteering: say so wherever a figure is quoted. Source: Pabulib,
arXiv 2012.06539. A project stands for a need, an approval for a yes.
"""

import csv
import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import nan
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engagement.matching.affinity import feature_rows, vocabulary
from engagement.matching.score import Floats
from engagement.search.french import fold
from engagement.territory.distances import haversine_km

STEM = 6  # letters: what the forms of a Polish word share, for want of a stemmer
TESTED = 0.8  # of the residents come before the tested ones, by rank of their ids

LEVELS = ("city", "district", "area")

Rows = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Ballot:
    """The projects that the same residents could approve, and those residents who did."""

    district: str
    residents: Rows
    projects: Rows


class Warsaw:
    """`yes` is (residents, projects); the rest are columns of the two tables."""

    def __init__(self, folder: Path) -> None:
        residents = sorted(read(folder, "residents"), key=lambda row: int(row["resident_id"]))
        projects = read(folder, "projects")
        self.home_district, self.home_area = columns(residents, "district", "area")
        pairs = list(zip(self.home_district, self.home_area, strict=True))
        self.homes = sorted(set(pairs))
        number = {home: place for place, home in enumerate(self.homes)}
        self.home = np.array([number[pair] for pair in pairs])
        self.level, self.district, self.area = columns(projects, "level", "district", "area")
        self.topics = [
            [topic for topic in row["categories"].split("|") if topic] for row in projects
        ]
        self.words = [stems(row["name"]) for row in projects]
        self.points = np.array(
            [[float(row["lat"] or nan), float(row["lon"] or nan)] for row in projects]
        )
        self.yes = approvals(folder, residents, projects)
        self.voted = {level: self.yes[:, self.level == level].any(axis=1) for level in LEVELS}
        is_late = np.arange(len(residents)) >= TESTED * len(residents)
        self.tested = is_late & np.all([self.voted[level] for level in LEVELS], axis=0)
        self.training = ~is_late & self.voted["city"]

    @cached_property
    def topic_rows(self) -> Floats:
        return feature_rows(self.topics, vocabulary(self.topics, least=1))

    @cached_property
    def word_rows(self) -> Floats:
        return feature_rows(self.words, vocabulary(self.words))

    @cached_property
    def kilometres(self) -> Floats:
        """From each home (a district and an area) to each project, nan where one is unknown."""
        homes = np.array([self.mean_point(*home) for home in self.homes])
        lat, lon = np.concatenate([homes, self.points]).T
        return haversine_km(lat, lon)[: len(homes), len(homes) :]

    def mean_point(self, district: str, area: str) -> Floats:
        """Return the middle of the projects of the area; without any, of the district."""
        known = ~np.isnan(self.points[:, 0]) & (self.district == district)
        near = known & (self.area == area)
        among = near if area and near.any() else known
        return self.points[among].mean(axis=0) if among.any() else np.array([nan, nan])

    def km(self, residents: Rows, projects: Rows) -> Floats:
        """Return the km from each home to each project (residents, projects), or nan."""
        return self.kilometres[np.ix_(self.home[residents], projects)]

    def test_on_training(self, rng: np.random.Generator) -> None:
        """Take other residents to test on out of the training: to choose constants with."""
        complete = np.all([self.voted[level] for level in LEVELS], axis=0)
        self.tested = self.training & complete & (rng.random(len(self.training)) < 0.27)
        self.training = self.training & ~self.tested

    def needs(self, district: str, area: str = "") -> Rows:
        """Return the projects of the district's ballot, or of one of its areas."""
        level = "area" if area else "district"
        here = (self.level == level) & (self.district == district)
        return np.flatnonzero(here & (self.area == area) if area else here)

    def ballots(self) -> Iterator[Ballot]:
        """Yield the district and area ballots with the training residents who used them."""
        local = self.level != "city"
        for district, area in sorted({*zip(self.district[local], self.area[local], strict=True)}):
            projects = self.needs(district, area)
            residents = np.flatnonzero(self.training & self.yes[:, projects].any(axis=1))
            if len(projects) > 1 and len(residents):
                yield Ballot(district, residents, projects)


def read(folder: Path, table: str) -> list[dict[str, str]]:
    with gzip.open(folder / f"{table}.csv.gz", "rt", encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def columns(rows: list[dict[str, str]], *names: str) -> list[NDArray[np.str_]]:
    return [np.array([row[name] for row in rows]) for name in names]


def approvals(
    folder: Path, residents: list[dict[str, str]], projects: list[dict[str, str]]
) -> Flags:
    row = {resident["resident_id"]: place for place, resident in enumerate(residents)}
    column = {project["project_id"]: place for place, project in enumerate(projects)}
    yes = np.zeros((len(residents), len(projects)), dtype=bool)
    for line in read(folder, "approvals"):
        yes[row[line["resident_id"]], column[line["project_id"]]] = True
    return yes


def stems(title: str) -> list[str]:
    """Return the beginnings of the words of a Polish title, without accents."""
    letters = fold(title).replace("ł", "l")
    return [word[:STEM] for word in re.findall(r"[^\W\d_]{3,}", letters)]
