"""The production score, learned and applied on Warsaw's arrays."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from _warsaw import Flags, Rows, Warsaw

from engagement.matching import affinity as learning
from engagement.matching import calibration, score
from engagement.matching.learned import as_affinity, as_wanted
from engagement.matching.score import Floats
from engagement.matching.teaching import scale_of

WARM_RIDGE = 10.0
EVERY = 5  # one training resident in five is enough for four weights


class Model:
    """The production score on Warsaw's arrays."""

    def __init__(self, city: Warsaw) -> None:
        self.city = city
        known = city.level == "city"
        approved = city.yes[:, known].astype(float)
        self.profile = learning.unit(approved @ city.topic_rows[known])
        self.tastes = learning.with_everybody(self.profile)
        self.traits = learning.with_everybody(np.hstack([city.topic_rows, city.word_rows]))
        self.carried = city.topic_rows > 0
        self.weights = score.idf(self.carried.sum(axis=0), len(self.carried))
        self.ballots = list(city.ballots())
        self.heard = [
            learning.audiences(
                self.tastes[ballot.residents],
                learning.surprise(city.yes[np.ix_(ballot.residents, ballot.projects)]),
            )
            for ballot in self.ballots
        ]

    def table(self, districts: set[str]) -> Floats:
        """Return what the training residents of these districts taught."""
        of = [place for place, ballot in enumerate(self.ballots) if ballot.district in districts]
        projects = np.concatenate([self.ballots[place].projects for place in of])
        heard = np.concatenate([self.heard[place] for place in of])
        table = learning.learn(self.traits[projects], heard)
        taught = np.concatenate([self.ballots[place].residents[:: 10 * EVERY] for place in of])
        said = learning.affinity(self.tastes[taught], table, self.traits[projects])
        return table * scale_of(said)

    def terms(self, residents: Rows, projects: Rows, table: Floats) -> list[Floats]:
        """Return I, D and A of all pairs, each (residents, projects)."""
        asked = self.carried[projects][None]
        liked = (self.profile[residents] > 0)[:, None]
        return [
            score.interest_term(asked & liked, asked, self.weights),
            score.distance_term(self.city.km(residents, projects), remote=False),
            self.affinity(residents, as_wanted(self.traits[projects] @ table.T)),
        ]

    def affinity(self, residents: Rows, wanted: Floats) -> Floats:
        """Return A (residents, projects) as rankings have it: cut, of a need’s strongest likes."""
        return as_affinity(wanted[:, 0] + self.tastes[residents, 1:] @ wanted[:, 1:].T)

    def rules(self, districts: set[str]) -> score.Rules:
        """Return the weights that fit these districts best.

        Each half of them is scored by what the other half taught, as a new need would be.
        """
        halves = [set(sorted(districts)[start::2]) for start in (0, 1)]
        parts = [
            part
            for half, other in (halves, halves[::-1])
            for part in self.answers(half, self.table(other))
        ]
        features = np.concatenate([part[0] for part in parts])
        yes = np.concatenate([part[1] for part in parts])
        flat = np.zeros(features.shape[1])
        a, w_i, w_d, w_a = calibration.logistic(features, yes, flat, flat + 1.0)
        return score.Rules("fitted", w_i=w_i, w_d=w_d, w_h=0.0, w_a=w_a, a=a, b=1.0)

    def answers(self, districts: set[str], table: Floats) -> Iterator[tuple[Floats, Flags]]:
        for ballot in self.ballots:
            if ballot.district in districts:
                residents = ballot.residents[::EVERY]
                terms = [part.ravel() for part in self.terms(residents, ballot.projects, table)]
                yes = self.city.yes[np.ix_(residents, ballot.projects)].ravel()
                yield np.column_stack([np.ones(len(yes)), *terms]), yes

    def learn_without(self, district: str) -> "Learned":
        """Return what the training residents of all other districts taught: affinity, weights."""
        others = {ballot.district for ballot in self.ballots} - {district}
        return Learned(self, self.table(others), self.rules(others))

    def warm(self, residents: Rows, projects: Rows) -> Floats:
        """Return the affinity (residents, projects) to needs of one ballot that have answers.

        Tastes are the approvals at city and area level, taught by the training residents of the
        same district.
        """
        city = self.city
        local = (city.level == "area") & (city.district == city.district[projects[0]])
        tastes = city.yes[:, (city.level == "city") | local].astype(float)
        asked = np.flatnonzero(city.training & city.yes[:, projects].any(axis=1))
        asked_tastes, tested_tastes = (
            learning.with_everybody(learning.unit(tastes[rows])) for rows in (asked, residents)
        )
        surprises = learning.surprise(city.yes[np.ix_(asked, projects)])
        return tested_tastes @ learning.audiences(asked_tastes, surprises, WARM_RIDGE).T

    def cosine(self, residents: Rows, projects: Rows) -> Floats:
        return self.profile[residents] @ self.city.topic_rows[projects].T

    def nearness(self, residents: Rows, projects: Rows) -> Floats:
        return score.distance_term(self.city.km(residents, projects), remote=False)


@dataclass(frozen=True)
class Learned:
    model: Model
    table: Floats
    rules: score.Rules

    @property
    def weights(self) -> str:
        return f"I {self.rules.w_i:.2f}, D {self.rules.w_d:.2f}, A {self.rules.w_a:.2f}"

    def chance(self, residents: Rows, projects: Rows) -> Floats:
        """Return p of a yes (residents, projects)."""
        i, d, a = self.model.terms(residents, projects, self.table)
        return score.chance(i, d, np.zeros_like(i), self.rules, a)
