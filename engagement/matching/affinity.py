"""What people who like one thing also say yes to, learned from answers. Pure, no database.

Tastes of residents and traits of needs are rows of features: interests, and words of titles where
they are known. Affinity is linear in both, tastes · table · traits, and therefore says something
of needs that nobody has answered yet. It is learned in two steps of ridge regression: first, for
each need that was answered, which tastes speak for it (its audience); then, over all of those,
which traits bring which audience. The first step alone serves needs that have answers of their
own. (Stock, Pahikkala, Airola, De Baets and Waegeman: « A comparative study of pairwise learning
methods based on kernel ridge regression », Neural Computation 30(8), 2018.)

Ids, order of rows, age and sex are never features, nor is how many people chose a need.
"""

from collections import Counter
from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from engagement.matching.score import Floats, idf

TASTE_RIDGE = 30.0  # as many answers as make a taste weigh half of what it seems to
TRAIT_RIDGE = 1.0  # needs of one trait, likewise


def vocabulary(features: Sequence[Collection[str]], least: int = 2) -> list[str]:
    """Return the features that at least so many rows carry, sorted."""
    carrying = Counter(feature for row in features for feature in set(row))
    return sorted(feature for feature, rows in carrying.items() if rows >= least)


def feature_rows(features: Sequence[Collection[str]], names: Sequence[str]) -> Floats:
    """Return one row of length 1 for each collection of features: 0 or the idf, by name.

    A row that carries none of the names is all 0.
    """
    column = {name: place for place, name in enumerate(names)}
    table = np.zeros((len(features), len(names)))
    for place, row in enumerate(features):
        table[place, [column[feature] for feature in set(row) if feature in column]] = 1.0
    return unit(table * idf(table.sum(axis=0).astype(np.int64), len(features)))


def unit(rows: Floats) -> Floats:
    """Return the rows scaled to length 1; a row of zeros stays."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0)


def with_everybody(rows: Floats) -> Floats:
    """Return the rows with a first column of ones: what holds whatever one likes."""
    return np.hstack([np.ones((len(rows), 1)), rows])


def surprise(yes: NDArray[np.bool_], expected: Floats | None = None) -> Floats:
    """Return by how much each answer (residents, needs) was more of a yes than expected.

    Without `expected`, the share of yes of the same resident among these needs: then neither a
    generous resident nor a short list weighs more.
    """
    usual = yes.mean(axis=1, keepdims=True) if expected is None else expected
    return yes - usual


def audiences(tastes: Floats, surprises: Floats, ridge: float = TASTE_RIDGE) -> Floats:
    """Return which tastes speak for each need, (needs, tastes), from who was asked for all of it.

    `tastes` has one row for each resident asked, with everybody's column first, which is not
    shrunk.
    """
    shrink = np.full(tastes.shape[1], ridge)
    shrink[0] = 1e-6
    weights = np.linalg.solve(tastes.T @ tastes + np.diag(shrink), tastes.T @ surprises)
    return np.asarray(weights.T)


def learn(traits: Floats, heard: Floats, ridge: float = TRAIT_RIDGE) -> Floats:
    """Return the table (tastes, traits) from the audiences `heard` of needs with these traits.

    All 0 where there are none.
    """
    gram = traits.T @ traits + ridge * np.eye(traits.shape[1])
    return np.asarray(np.linalg.solve(gram, traits.T @ heard).T)


def affinity(tastes: Floats, table: Floats, traits: Floats) -> Floats:
    """Return A (residents, needs): how much more often than usual a yes may be expected; near 0."""
    return np.asarray(tastes @ table @ traits.T)
