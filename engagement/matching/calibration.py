"""How sure a score is of a yes, learned from what became of suggestions. Pure, no database.

p = σ(a + b · rel + c), where c is the mean over the need's interests of what each adds. All of it
is shrunk towards what holds now, by a Gaussian prior, so that few outcomes change little; c stays
0 until there are about 1,000 outcomes. How popular one need is never enters: only its interests.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from engagement.matching.score import RULES, Floats

ENOUGH_FOR_INTERESTS = 1_000  # outcomes
HELD_OUT = 0.2  # the latest share of outcomes, on which a new calibration must be better
A_AND_B_PRECISION = 1.0
INTEREST_PRECISION = 20.0  # about 100 outcomes of one interest make half of what they seem to


@dataclass(frozen=True)
class Outcomes:
    """What became of suggestions, oldest first: relevance then, the need's interests, yes or no.

    `interests` is (outcomes, interests), true where the need carries the interest.
    """

    relevance: Floats
    interests: NDArray[np.bool_]
    yes: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.yes)

    def __getitem__(self, part: slice) -> "Outcomes":
        return Outcomes(self.relevance[part], self.interests[part], self.yes[part])


@dataclass(frozen=True)
class Calibration:
    """The scale from relevance to a chance; `c` has one value for each interest."""

    a: float = RULES.a
    b: float = RULES.b
    c: Floats = field(default_factory=lambda: np.zeros(0))

    def chances(self, outcomes: Outcomes) -> Floats:
        """Return p of each pair."""
        lift = shares(outcomes.interests) @ self.c if len(self.c) else 0.0
        return sigmoid(self.a + self.b * outcomes.relevance + lift)

    def log_loss(self, outcomes: Outcomes) -> float:
        """Return the mean of −ln p of what happened; the lower, the better. ln 2 knows nothing."""
        p = np.clip(self.chances(outcomes), 1e-9, 1 - 1e-9)
        return float(-np.where(outcomes.yes, np.log(p), np.log1p(-p)).mean())


@dataclass(frozen=True)
class Trial:
    """A new calibration beside the one that holds, and their losses on held-out outcomes."""

    new: Calibration
    new_loss: float
    old_loss: float
    learned_from: int
    held_out: int

    @property
    def is_better(self) -> bool:
        """Whether to keep the new one: less loss, and more relevance still means a likelier yes."""
        return self.new_loss < self.old_loss and self.new.b > 0


def fit(outcomes: Outcomes, start: Calibration | None = None) -> Calibration:
    """Return the calibration most likely after these outcomes, `start` being believed before."""
    start = start or Calibration()
    count = outcomes.interests.shape[1] if len(outcomes) >= ENOUGH_FOR_INTERESTS else 0
    features = np.column_stack(
        [np.ones(len(outcomes)), outcomes.relevance, shares(outcomes.interests)[:, :count]]
    )
    before = np.concatenate([[start.a, start.b], np.zeros(count)])
    precision = np.concatenate([[A_AND_B_PRECISION] * 2, np.full(count, INTEREST_PRECISION)])
    a, b, *c = logistic(features, outcomes.yes, before, precision)
    return Calibration(float(a), float(b), np.array(c))


def try_new(outcomes: Outcomes, current: Calibration) -> Trial | None:
    """Fit on the older outcomes and compare on the latest; None where either part is empty."""
    split = int(len(outcomes) * (1 - HELD_OUT))
    older, latest = outcomes[:split], outcomes[split:]
    if not len(older) or not len(latest):
        return None
    new = fit(older, current)
    return Trial(new, new.log_loss(latest), current.log_loss(latest), len(older), len(latest))


def logistic(features: Floats, yes: NDArray[np.bool_], before: Floats, precision: Floats) -> Floats:
    """Return the weights of a logistic regression with a Gaussian prior (Newton's method).

    `before` is the prior's mean and `precision` the inverse of its variance, by feature.
    """
    weights = before.astype(float)
    for _ in range(50):
        p = sigmoid(features @ weights)
        slope = features.T @ (yes - p) - precision * (weights - before)
        bend = (features * (p * (1 - p))[:, None]).T @ features + np.diag(precision)
        step = np.linalg.solve(bend, slope)
        weights = weights + step / max(1.0, float(np.abs(step).max()))
        if np.abs(step).max() < 1e-8:
            break
    return weights


def shares(interests: NDArray[np.bool_]) -> Floats:
    """Return rows that sum to 1: what each interest weighs in its need; zeros without any."""
    counts = np.maximum(1, interests.sum(axis=1, keepdims=True))
    return np.asarray(interests / counts)


def sigmoid(x: Floats) -> Floats:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(x, -500, 500))))
