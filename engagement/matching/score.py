"""The score of a pair of need and resident: pure functions on numpy arrays, no database.

Every function takes one value per pair and gives one back, so that a need is ranked against all
residents, or a resident against all needs, in a few passes over memory. Age and sex are never
among the inputs, nor is how many people chose a need.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]
Keys = NDArray[np.int64]
Counts = Floats | Keys | int

# A Mersenne prime: multiplying modulo it is a permutation, and fits in 64 bits.
PRIME = 2**31 - 1
# Weights of interests are whole multiples of this: their sums are exact in any order.
GRAIN = 2.0**-30


@dataclass(frozen=True)
class Rules:
    """The weights of the score under one version, which each suggestion keeps.

    The last three pace what is sent: days of rest between two messages, days before a shift from
    which waves go out, share of what is sent kept for residents who never came.
    """

    version: str = "2026-1"
    w_i: float = 0.60
    w_d: float = 0.25
    w_h: float = 0.15
    w_a: float = 0.0
    a: float = -2.0
    b: float = 3.0
    half_distance_km: float = 2.0
    unknown_distance: float = 0.5
    help_half_life_days: float = 180.0
    fill_penalty: float = 0.5
    solicitation_days: int = 30
    rest_days: int = 3
    wave_days: int = 10
    newcomers_share: float = 0.2


RULES = Rules()


def idf(carrying: NDArray[np.int64], open_needs: int) -> Floats:
    """Return how telling each interest is: ln(1 + N / (1 + n)).

    N counts the open needs and n those that carry the interest. Always above 0, so that an
    interest carried by every need still counts a little; the rarer, the more. Needs are counted
    rather than residents: there are few of them, and an association sees what it changes.
    """
    rarity = np.log1p(open_needs / (1.0 + np.asarray(carrying, dtype=float)))
    return np.round(rarity / GRAIN) * GRAIN


def interest_term(shared: NDArray[np.bool_], asked: NDArray[np.bool_], weights: Floats) -> Floats:
    """Return I: the share, by idf, of what the need asks that the resident likes; 0 to 1.

    `shared` and `asked` are (pairs, interests), or broadcast to it; a need without interests
    gives 0. Domains and activities weigh alike.
    """
    whole = asked @ weights
    part = shared @ weights
    return np.divide(
        part, whole, out=np.zeros_like(part), where=np.broadcast_to(whole > 0, part.shape)
    )


def distance_term(km: Floats, remote: NDArray[np.bool_] | bool, rules: Rules = RULES) -> Floats:
    """Return D = 2^(−km / half distance); nan (home or place unknown) gives the unknown one.

    A need done from anywhere gives 1.
    """
    near = np.where(np.isnan(km), rules.unknown_distance, 2.0 ** (-km / rules.half_distance_km))
    return np.where(remote, 1.0, near)


def help_term(past_help: Floats | float) -> Floats:
    """Return H = min(1, ln(1 + past help)) of shifts worked for the association, aged by half."""
    return np.minimum(1.0, np.log1p(past_help))


def chance(
    i: Floats, d: Floats, h: Floats, rules: Rules = RULES, affinity: Floats | float = 0.0
) -> Floats:
    """Return p = σ(a + b · rel), the chance of a yes."""
    return likelihood(relevance(i, d, h, rules, affinity), rules)


def relevance(
    i: Floats, d: Floats, h: Floats, rules: Rules = RULES, affinity: Floats | float = 0.0
) -> Floats:
    """Return rel = w_i·I + w_d·D + w_h·H + w_a·A.

    A, `affinity`, is learned from answers (affinity.py) and 0 until then.
    """
    return rules.w_i * i + rules.w_d * d + rules.w_h * h + rules.w_a * affinity


def likelihood(rel: Floats, rules: Rules = RULES) -> Floats:
    return 1.0 / (1.0 + np.exp(-(rules.a + rules.b * rel)))


def final(
    p: Floats,
    solicited: Counts,
    fills: Floats | float,
    places: Floats | float,
    rules: Rules = RULES,
) -> Floats:
    """Return p · 1/(1 + solicited) · 1/(1 + λ · fills / places).

    `solicited`: suggestions sent to the resident in the last 30 days; `fills`: people the need
    may expect already; `places`: how many it wants, at least 1. Rounded at the twelfth decimal,
    so that the order never hangs on the last bit of a sum.
    """
    asked_less = 1.0 / (1.0 + solicited)
    filled_less = 1.0 / (1.0 + rules.fill_penalty * fills / np.maximum(1.0, places))
    return np.round(p * asked_less * filled_less, 12)


def tie_break(need: Keys | int, resident: Keys | int) -> Keys:
    """Return the place of each pair among equal scores: a shuffle of residents by need.

    resident · multiplier(need) mod 2³¹ − 1, which both databases compute as well: a search reads
    the first of thousands of equals without the others. Neither old nor new rows win, and another
    need shuffles the same residents otherwise.
    """
    return np.asarray(resident, dtype=np.int64) % PRIME * multiplier(need) % PRIME


def multiplier(need: Keys | int) -> Keys:
    """Return the number from 1 to 2³¹ − 2 by which a need shuffles (splitmix64 of its key)."""
    with np.errstate(over="ignore"):
        mixed = _mix(np.asarray(need).astype(np.uint64))
    return (np.uint64(1) + mixed % np.uint64(PRIME - 1)).astype(np.int64)


def _mix(x: NDArray[np.uint64]) -> NDArray[np.uint64]:
    x = x + np.uint64(0x9E3779B97F4A7C15)
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))
