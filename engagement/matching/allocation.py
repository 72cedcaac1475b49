"""Who gets which suggestions, when many are sent at once: pure functions on arrays.

Zero violations of a cap, always: a resident never gets more than hers, nor twice the same need.
"""

import numpy as np
from numpy.typing import NDArray

from engagement.matching.score import RULES, Floats, Rules, final

Places = NDArray[np.int64]
Flags = NDArray[np.bool_]

NOBODY = -1  # pads the lists of candidates


def allocate(
    needs: Places,
    chances: Floats,
    caps: Places,
    targets: Floats,
    *,
    solicited: Floats | None = None,
    fills: Floats | None = None,
    newcomers: Flags | None = None,
    share: float = 0.0,
    rounds: int = 2,
    at_once: int = 16,
    rules: Rules = RULES,
) -> Flags:
    """Return which candidates to suggest, shaped as `needs`: (residents, candidates).

    A row for each resident, in the order in which they choose: least recently solicited first.
    `needs` numbers her candidates from 0, padded with NOBODY; `chances` of a yes; `caps` how many
    suggestions each takes; `targets` how many people each need wants. Each resident takes her
    best by score.final, then what she is expected to add counts in the `fills` of those needs.
    Of the places of each need `share` is kept for `newcomers`: see `as_seen`.
    In a second round everybody gives back hers and chooses again, knowing what the others left:
    so the first do not crowd where the last find nothing else. Residents choose `at_once` without
    seeing one another: 1 is exact, more is faster. O(rounds · candidates).
    """
    chosen = np.zeros(needs.shape, dtype=bool)
    lately = np.zeros(len(needs)) if solicited is None else solicited
    # One more place at the end, where what NOBODY adds falls.
    filled = np.append(np.zeros(len(targets)) if fills is None else fills, 0.0)
    wanted = np.append(targets, 1.0)
    new = np.zeros(len(needs), dtype=bool) if newcomers is None else newcomers
    by_new = np.zeros(len(wanted))
    for _ in range(rounds):
        for start in range(0, len(needs), at_once):
            now = slice(start, start + at_once)
            row, chance, mine = needs[now], chances[now], chosen[now]
            count_in(filled, by_new, row, -chance, mine, new[now])
            seen = as_seen(filled[row], by_new[row], new[now, None], share)
            worth = final(chance, lately[now, None], seen, wanted[row], rules)
            mine[:] = best(np.where(row == NOBODY, -1.0, worth), caps[now])
            count_in(filled, by_new, row, chance, mine, new[now])
    return chosen


def count_in(
    filled: Floats, by_new: Floats, needs: Places, people: Floats, chosen: Flags, new: Flags
) -> None:
    """Add the people expected of those chosen to what fills the needs, and newcomers fill."""
    np.add.at(filled, needs[chosen], people[chosen])
    chosen = chosen & new[:, None]
    np.add.at(by_new, needs[chosen], people[chosen])


def as_seen(filled: Floats, by_new: Floats, new: Flags, share: float) -> Floats:
    """Return how many people each need seems to expect.

    To who came before it is full once the others hold all but `share` of its places; to who never
    came, only once newcomers hold that share, or everybody all of it.
    """
    kept, open_to_all = max(share, 1e-9), max(1.0 - share, 1e-9)
    to_others = np.maximum(filled, (filled - by_new) / open_to_all)
    return np.where(new, np.minimum(filled, by_new / kept), to_others)


def best(worth: Floats, caps: Places) -> Flags:
    """Return the places of the greatest values of each row, as many as its cap; none below 0."""
    most = min(worth.shape[1], int(caps.max(initial=0)))
    order = np.argsort(-worth, axis=1, kind="stable")[:, :most]
    chosen = np.zeros(worth.shape, dtype=bool)
    np.put_along_axis(chosen, order, np.arange(most) < caps[:, None], axis=1)
    return chosen & (worth >= 0)


def match(worth: Floats, caps: Places, wanted: Places) -> Flags:
    """Return the pairs (residents, needs) of a campaign, the best first, under both caps.

    Greedy b-matching: at least half of the best sum there is. `caps` limits how many needs a
    resident is asked for, `wanted` how many residents are asked for a need; a pair below 0 is
    never taken.
    """
    chosen = np.zeros(worth.shape, dtype=bool)
    left, missing = caps.copy(), wanted.copy()
    order = np.argsort(-worth, axis=None, kind="stable")
    for resident, need in zip(*np.unravel_index(order, worth.shape), strict=True):
        if worth[resident, need] < 0:
            break
        if left[resident] > 0 and missing[need] > 0:
            chosen[resident, need] = True
            left[resident] -= 1
            missing[need] -= 1
    return chosen


def spread(worth: Floats, wanted: Places, *, slack: float = 1.5) -> Flags:
    """Return a campaign's pairs with the load spread: nobody far above what is asked on average.

    The cap begins at `slack` times the average and rises by one while a need still lacks people.
    """
    residents = len(worth)
    chosen = np.zeros(worth.shape, dtype=bool)
    cap = int(np.ceil(slack * wanted.sum() / max(1, residents)))
    while True:
        missing = np.minimum(wanted, (worth >= 0).sum(axis=0)) - chosen.sum(axis=0)
        if not missing.any():
            return chosen
        free = np.where(chosen, -1.0, worth)
        chosen |= match(free, cap - chosen.sum(axis=1), missing)
        cap += 1
