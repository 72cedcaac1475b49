"""Who gets which suggestions: caps are never passed, and nobody crowds."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engagement.matching.allocation import NOBODY, allocate, best, match, spread
from engagement.matching.score import Rules


@st.composite
def cities(draw):
    residents, needs, width = (draw(st.integers(1, most)) for most in (8, 5, 4))
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    lists = [
        np.append(rng.permutation(needs), np.full(width, NOBODY))[:width] for _ in range(residents)
    ]
    return (
        np.array(lists),
        rng.random((residents, width)),
        rng.integers(0, 4, residents),
        rng.integers(1, 4, needs).astype(float),
    )


@settings(max_examples=30, deadline=None)
@given(cities(), st.integers(1, 3), st.integers(1, 4))
def test_nobody_is_asked_above_her_cap_or_for_nothing(city, rounds, at_once):
    needs, chances, caps, targets = city
    chosen = allocate(needs, chances, caps, targets, rounds=rounds, at_once=at_once)
    assert (chosen.sum(axis=1) <= caps).all()
    assert not chosen[needs == NOBODY].any()
    assert (chosen.sum(axis=1) == np.minimum(caps, (needs != NOBODY).sum(axis=1))).all()


def test_a_need_that_expects_enough_is_left_to_others():
    needs = np.array([[0, 1]] * 4)
    chosen = allocate(
        needs,
        np.array([[0.9, 0.6]] * 4),
        np.ones(4, dtype=int),
        np.array([1.0, 1.0]),
        at_once=1,
        rules=Rules(fill_penalty=1.0),
    )
    assert chosen.sum(axis=0).tolist() == [2, 2]


def test_without_a_penalty_everybody_gets_her_best():
    chosen = allocate(
        np.array([[0, 1]] * 3),
        np.array([[0.2, 0.6]] * 3),
        np.ones(3, dtype=int),
        np.array([1.0, 1.0]),
        rules=Rules(fill_penalty=0.0),
    )
    assert chosen.tolist() == [[False, True]] * 3


def test_in_the_second_round_the_first_gives_way_to_who_has_no_other_choice():
    needs = np.array([[0, 1], [0, NOBODY]])
    chances = np.array([[0.5, 0.4], [0.5, 0.0]])
    common = (needs, chances, np.ones(2, dtype=int), np.array([1.0, 1.0]))
    once, twice = (
        allocate(*common, rounds=rounds, at_once=1, rules=Rules(fill_penalty=5.0))
        for rounds in (1, 2)
    )
    assert once[0].tolist() == [True, False]
    assert twice[0].tolist() == [False, True]
    assert twice[1].tolist() == [True, False]


@pytest.mark.parametrize(("share", "kept"), [(0.0, 0), (0.4, 2), (1.0, 5)])
def test_a_share_of_the_places_of_each_need_is_kept_for_newcomers(share, kept):
    """Everybody likes the first need better, and those who came before choose first."""
    new = np.array([False] * 10 + [True] * 10)
    chosen = allocate(
        np.array([[0, 1]] * 20),
        np.array([[1.0, 0.5]] * 10 + [[0.9, 0.5]] * 10),
        np.ones(20, dtype=int),
        np.array([5.0, 50.0]),
        newcomers=new,
        share=share,
        rounds=1,
        at_once=1,
        rules=Rules(fill_penalty=1.0),
    )
    assert (chosen.sum(axis=1) == 1).all()
    assert chosen[new, 0].sum() >= kept
    assert chosen[~new, 0].sum() >= (share < 1) * 3


def test_people_who_signed_up_already_count():
    chosen = allocate(
        np.array([[0, 1]]),
        np.array([[0.5, 0.4]]),
        np.ones(1, dtype=int),
        np.array([5.0, 5.0]),
        fills=np.array([5.0, 0.0]),
        rules=Rules(fill_penalty=1.0),
    )
    assert chosen.tolist() == [[False, True]]


def test_the_best_of_a_row_are_as_many_as_its_cap():
    worth = np.array([[0.1, 0.3, 0.2], [0.1, -1.0, -1.0]])
    assert best(worth, np.array([2, 2])).tolist() == [[False, True, True], [True, False, False]]


def optimum(worth, caps, wanted):
    """Return the best sum of a campaign: min-cost flow by successive cheapest paths."""
    residents, needs = worth.shape
    source, sink = residents + needs, residents + needs + 1
    left = {(source, r): int(caps[r]) for r in range(residents)}
    left |= {(residents + n, sink): int(wanted[n]) for n in range(needs)}
    left |= {(r, residents + n): 1 for r in range(residents) for n in range(needs)}
    cost = dict.fromkeys(left, 0.0)
    cost |= {(r, residents + n): -worth[r, n] for r in range(residents) for n in range(needs)}
    left |= {(b, a): 0 for a, b in left}
    cost |= {(b, a): -cost[a, b] for a, b in cost}
    total = 0.0
    while True:
        best, came_from = {source: 0.0}, {}
        for _node in range(sink + 1):
            for (a, b), free in left.items():
                if free and a in best and best[a] + cost[a, b] < best.get(b, np.inf) - 1e-12:
                    best[b], came_from[b] = best[a] + cost[a, b], a
        if best.get(sink, 0.0) >= 0:
            return total
        total -= best[sink]
        node = sink
        while node != source:
            before = came_from[node]
            left[before, node] -= 1
            left[node, before] += 1
            node = before


def campaign(rng):
    return rng.random((8, 4)), rng.integers(0, 4, 8), rng.integers(0, 7, 4)


def share_of_the_optimum(campaigns, seed):
    """Return what greed reaches of the best sum there is, over random campaigns."""
    rng, reached, possible = np.random.default_rng(seed), 0.0, 0.0
    for worth, caps, wanted in (campaign(rng) for _ in range(campaigns)):
        chosen = match(worth, caps, wanted)
        assert (chosen.sum(axis=1) <= caps).all()
        assert (chosen.sum(axis=0) <= wanted).all()
        best_sum = optimum(worth, caps, wanted)
        assert best_sum / 2 <= worth[chosen].sum() <= best_sum + 1e-9
        reached, possible = reached + worth[chosen].sum(), possible + best_sum
    return reached / possible


def test_a_campaign_keeps_both_caps_and_comes_near_the_optimum():
    assert share_of_the_optimum(20, seed=5) >= 0.95


def test_the_oracle_finds_what_greed_misses():
    worth = np.array([[0.9, 0.8], [0.8, 0.1]])
    one_each = np.ones(2, dtype=int)
    assert worth[match(worth, one_each, one_each)].sum() == pytest.approx(1.0)
    assert optimum(worth, one_each, one_each) == pytest.approx(1.6)


def test_a_spread_campaign_asks_the_favourite_of_all_needs_for_one_only():
    worth = np.array([[0.9, 0.9], [0.5, 0.4], [0.4, 0.5]])
    chosen = spread(worth, np.array([1, 1]), slack=1.0)
    assert chosen.sum(axis=0).tolist() == [1, 1]
    assert chosen.sum(axis=1).max() == 1


@pytest.mark.parametrize("slack", [1.0, 2.0])
def test_a_spread_campaign_finds_all_who_are_wanted_where_there_are_any(slack):
    worth = np.array([[0.9, 0.9, 0.9], [0.5, -1.0, -1.0]])
    chosen = spread(worth, np.array([2, 2, 2]), slack=slack)
    assert chosen.tolist() == [[True, True, True], [True, False, False]]
