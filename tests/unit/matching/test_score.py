"""The score against numbers worked out by hand, and what must always hold of it."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.matching import score
from engagement.matching.score import Rules

share = st.floats(0, 1)


def one(value):
    return np.array([value], dtype=float)


def chance(i, d, h, rules=score.RULES):
    return float(score.chance(one(i), one(d), one(h), rules)[0])


def final(p=0.5, solicited=0, fills=0, places=10):
    return float(score.final(one(p), one(solicited), one(fills), one(places))[0])


def test_the_first_rules_are_those_of_the_design_and_of_the_benchmark():
    rules = Rules()
    assert (rules.w_i, rules.w_d, rules.w_h) == (0.60, 0.25, 0.15)
    assert (rules.a, rules.b, rules.fill_penalty) == (-2, 3, 0.5)
    assert (rules.half_distance_km, rules.unknown_distance) == (2, 0.5)
    assert rules.help_half_life_days == 180
    assert rules.version


def test_idf_of_an_interest_carried_by_one_need_of_three():
    assert score.idf(np.array([1, 3]), 3) == pytest.approx([math.log(2.5), math.log(1.75)])


def test_an_interest_that_every_need_carries_still_counts():
    assert score.idf(np.array([60]), 60)[0] > 0


def test_interests_are_the_shared_part_of_what_is_asked():
    asked = np.array([[True, True, False]])
    shared = np.array([[True, False, False], [True, True, False], [False, False, False]])
    weights = np.array([3.0, 1.0, 7.0])
    assert score.interest_term(shared, asked, weights).tolist() == [0.75, 1.0, 0.0]


def test_a_need_without_interests_gives_zero():
    nothing = np.zeros((1, 2), dtype=bool)
    assert score.interest_term(nothing, nothing, np.array([1.0, 1.0])).tolist() == [0.0]


@pytest.mark.parametrize(("km", "expected"), [(0, 1), (2, 0.5), (4, 0.25), (math.nan, 0.5)])
def test_distance_halves_every_two_kilometres(km, expected):
    assert score.distance_term(one(km), np.array([False]))[0] == pytest.approx(expected)


def test_a_need_done_from_anywhere_is_at_hand():
    assert score.distance_term(one(50), np.array([True]))[0] == 1


def test_past_help_is_capped_at_one():
    assert score.help_term(np.array([0.0, 1.0, 40.0])).tolist() == [0, math.log(2), 1]


def test_the_chance_of_a_perfect_pair_and_of_a_stranger():
    assert chance(1, 1, 1) == pytest.approx(1 / (1 + math.exp(-1)))
    assert chance(0, 0, 0) == pytest.approx(1 / (1 + math.exp(2)))
    assert chance(0.5, 0.25, 0) == pytest.approx(1 / (1 + math.exp(2 - 3 * 0.3625)))


def test_who_was_asked_and_what_fills_up_come_later():
    assert final() == 0.5
    assert final(solicited=1) == 0.25
    assert final(fills=4, places=10) == pytest.approx(0.5 / 1.2)
    assert final(fills=4, places=0) == pytest.approx(0.5 / 3)


@given(share, share, share, share)
def test_more_shared_interests_never_lower_the_chance(i, more, d, h):
    assert chance(max(i, more), d, h) >= chance(min(i, more), d, h)


@given(share, share, share, share)
def test_a_shorter_way_never_lowers_the_chance(i, d, more, h):
    assert chance(i, max(d, more), h) >= chance(i, min(d, more), h)


@given(st.floats(0, 500), st.floats(0, 500))
def test_the_distance_term_falls_with_the_distance(one_way, other):
    near, far = sorted((one_way, other))
    terms = score.distance_term(np.array([near, far]), np.zeros(2, dtype=bool))
    assert terms[0] >= terms[1]


@given(st.floats(0, 1), st.integers(0, 50), st.floats(0, 100), st.integers(0, 100))
def test_the_final_score_stays_between_zero_and_the_chance(p, solicited, fills, places):
    assert 0 <= final(p, solicited, fills, places) <= p + 1e-12


def test_equal_scores_favour_neither_old_nor_new_rows():
    residents = np.arange(1, 1001, dtype=np.uint64)
    hashes = [score.tie_break(np.full(1000, need, dtype=np.uint64), residents) for need in (1, 2)]
    first, second = (np.argsort(column)[:100] for column in hashes)
    assert 400 < first.mean() < 600
    assert len(set(first) & set(second)) < 30
    assert len(set(hashes[0].tolist())) == 1000
