"""What the quality of rankings is measured by. Pure functions on arrays."""

from dataclasses import dataclass

import numpy as np
from _warsaw import Flags, Rows

from engagement.matching.allocation import NOBODY
from engagement.matching.score import Floats

ASKED = 50  # residents for a need, B
WANTED = 5  # people for a need, C

Figures = dict[str, float]


@dataclass(frozen=True)
class Scored:
    """The truth about tested residents and needs, and what each ranking thinks of the pairs."""

    needs: Rows
    truth: Flags
    worth: dict[str, Floats]


def ranked(ballots: list[Scored], name: str, rng: np.random.Generator) -> Figures:
    """Return NDCG@10 and Recall@10 over residents, and the share of needs in somebody's top 3."""
    gains = 1 / np.log2(np.arange(2, 12))
    ndcg, recall, shown, needs = [], [], 0, 0
    for ballot in ballots:
        worth, truth = ballot.worth[name], ballot.truth
        order = np.lexsort((rng.random(worth.shape), -worth), axis=1)[:, :10]
        hits = np.take_along_axis(truth, order, axis=1)
        width = hits.shape[1]
        ideal = np.cumsum(gains[:width])[np.minimum(truth.sum(axis=1), width) - 1]
        ndcg.append(hits @ gains[:width] / ideal)
        recall.append(hits.sum(axis=1) / truth.sum(axis=1))
        shown += len(np.unique(order[:, :3]))
        needs += truth.shape[1]
    return {
        "ndcg10": float(np.concatenate(ndcg).mean()),
        "recall10": float(np.concatenate(recall).mean()),
        "coverage3": shown / needs,
    }


def matched(chosen: list[tuple[Scored, Flags]]) -> Figures:
    """Return the share of yes among those asked, of residents asked, and the Gini over them."""
    asked = np.sort(np.concatenate([flags.sum(axis=1) for _ballot, flags in chosen]))
    hits = sum((flags & ballot.truth).sum() for ballot, flags in chosen)
    slots = sum(ASKED * flags.shape[1] for _ballot, flags in chosen)
    count = len(asked)
    ranks = np.arange(1, count + 1)
    gini = 2 * (ranks * asked).sum() / (count * asked.sum()) - (count + 1) / count
    return {"p50": hits / slots, "touched": (asked > 0).mean(), "gini": gini}


def outcome(accepts: Rows) -> Figures:
    return {
        "accepts": float(accepts.sum()),
        "useful": float(np.minimum(accepts, WANTED).sum()),
        "needs1": float((accepts >= 1).mean()),
        "needs5": float((accepts >= WANTED).mean()),
    }


def padded(candidates: list[Scored], name: str) -> tuple[Rows, Floats, Flags]:
    """Return needs, worth and truth of all residents as arrays of one width."""
    people = sum(len(part.truth) for part in candidates)
    shape = (people, max(len(part.needs) for part in candidates))
    needs, worth, truth = np.full(shape, NOBODY), np.zeros(shape), np.zeros(shape, dtype=bool)
    start = 0
    for part in candidates:
        rows = slice(start, start + len(part.truth))
        width = len(part.needs)
        needs[rows, :width] = part.needs
        worth[rows, :width] = part.worth[name]
        truth[rows, :width] = part.truth
        start = rows.stop
    return needs, worth, truth
