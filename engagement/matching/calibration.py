"""How sure a score is of a yes, learned from what became of suggestions. Pure, no database.

p = σ(a + b · rel + w · A), where A is the affinity (affinity.py) and w = b · w_a. All of it is
shrunk towards what holds now, by a Gaussian prior, so that few outcomes change little. How popular
one need is never enters: only what it is about.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engagement.matching.score import RULES, Floats

HELD_OUT = 0.2  # the latest share of outcomes, on which a new calibration must be better
PRECISION = 1.0
FIXED = 1e9  # the precision of what is not to be learned


@dataclass(frozen=True)
class Outcomes:
    """What became of suggestions, oldest first: relevance then (I, D, H), affinity, yes or no."""

    relevance: Floats
    affinity: Floats
    yes: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.yes)

    def __getitem__(self, part: slice) -> "Outcomes":
        return Outcomes(self.relevance[part], self.affinity[part], self.yes[part])


@dataclass(frozen=True)
class Calibration:
    """The scale from relevance and affinity to a chance."""

    a: float = RULES.a
    b: float = RULES.b
    w: float = 0.0

    def chances(self, outcomes: Outcomes) -> Floats:
        """Return p of each pair."""
        return sigmoid(self.a + self.b * outcomes.relevance + self.w * outcomes.affinity)

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


def fit(outcomes: Outcomes, start: Calibration) -> Calibration:
    """Return the a and b most likely after these outcomes, `start` being believed before."""
    a, b, w = _fitted(outcomes, start, [PRECISION, PRECISION, FIXED])
    # w_a is what the rules hold: w follows b.
    return Calibration(a, b, w * b / start.b)


def fit_affinity(outcomes: Outcomes, start: Calibration) -> Calibration:
    """Return the weight of A most likely after these outcomes, none below 0; a and b stay."""
    _a, _b, w = _fitted(outcomes, Calibration(start.a, start.b), [FIXED, FIXED, PRECISION])
    return Calibration(start.a, start.b, max(0.0, w))


def _fitted(outcomes: Outcomes, start: Calibration, precision: list[float]) -> list[float]:
    features = np.column_stack([np.ones(len(outcomes)), outcomes.relevance, outcomes.affinity])
    before = np.array([start.a, start.b, start.w])
    return logistic(features, outcomes.yes, before, np.array(precision)).tolist()


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


def sigmoid(x: Floats) -> Floats:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(x, -500, 500))))
