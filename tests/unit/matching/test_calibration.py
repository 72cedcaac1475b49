"""From relevance to a chance: learned from what became of suggestions, and only if it is better."""

import numpy as np
import pytest

from engagement.matching.calibration import (
    Calibration,
    Outcomes,
    fit,
    fit_affinity,
    sigmoid,
    try_new,
)


def outcomes(count, *, a=-2.0, b=3.0, w=0.0, seed=7):
    """Return what a city would answer in which this is the truth."""
    rng = np.random.default_rng(seed)
    relevance, affinity = rng.random(count), rng.uniform(-1, 1, count)
    p = sigmoid(a + b * relevance + w * affinity)
    return Outcomes(relevance, affinity, rng.random(count) < p)


def test_no_outcome_leaves_what_was_believed():
    kept = fit(outcomes(0), Calibration())
    assert (kept.a, kept.b, kept.w) == (-2, 3, 0)


def test_a_few_outcomes_change_little():
    everybody_came = outcomes(5, a=10)
    assert fit(everybody_came, Calibration()).a == pytest.approx(-2, abs=1.5)


def test_many_outcomes_tell_the_truth():
    learned = fit(outcomes(20_000, a=-1.0, b=1.5), Calibration())
    assert learned.a == pytest.approx(-1.0, abs=0.15)
    assert learned.b == pytest.approx(1.5, abs=0.15)


@pytest.mark.parametrize(("w", "expected"), [(0.8, 0.8), (0.0, 0.0), (-0.8, 0.0)])
def test_an_affinity_weighs_what_it_tells_and_never_against(w, expected):
    learned = fit_affinity(outcomes(20_000, w=w), Calibration())
    assert (learned.a, learned.b) == (-2, 3)
    assert learned.w == pytest.approx(expected, abs=0.1)


def test_the_weight_of_affinity_in_the_rules_stays_when_the_scale_changes():
    start = Calibration(w=0.6)
    learned = fit(outcomes(5_000, b=1.5, w=0.3), start)
    assert learned.w / learned.b == pytest.approx(start.w / start.b)


def test_log_loss_of_a_coin_is_ln_two():
    coin = Calibration(a=0.0, b=0.0)
    assert coin.log_loss(outcomes(10)) == pytest.approx(np.log(2))


def test_a_certainty_that_fails_costs_much_but_not_everything():
    certain = Calibration(a=1000.0, b=0.0)
    assert certain.log_loss(outcomes(50)) < 25


def test_a_better_one_is_found_where_the_city_answers_otherwise():
    trial = try_new(outcomes(5_000, a=-3.0, b=1.0), Calibration())
    assert trial.is_better
    assert trial.new_loss < trial.old_loss
    assert (trial.learned_from, trial.held_out) == (4_000, 1_000)


def test_what_holds_is_kept_where_the_new_one_is_worse_on_the_latest():
    """The older outcomes were all yes, the latest are as they always were."""
    truth = outcomes(500)
    truth.yes[:400] = True
    assert not try_new(truth, Calibration()).is_better


def test_relevance_that_counts_backwards_is_never_kept():
    assert not try_new(outcomes(5_000, a=1.0, b=-3.0), Calibration()).is_better


@pytest.mark.parametrize("count", [0, 1])
def test_too_few_outcomes_are_not_tried(count):
    assert try_new(outcomes(count), Calibration()) is None
