"""From relevance to a chance: learned from what became of suggestions, and only if it is better."""

import numpy as np
import pytest

from engagement.matching.calibration import Calibration, Outcomes, fit, sigmoid, try_new


def outcomes(count, *, a=-2.0, b=3.0, c=(0.0, 0.0), seed=7):
    """Return what a city would answer in which this is the truth."""
    rng = np.random.default_rng(seed)
    relevance = rng.random(count)
    interests = np.eye(2, dtype=bool)[rng.integers(0, 2, count)]
    p = sigmoid(a + b * relevance + interests @ np.array(c))
    return Outcomes(relevance, interests, rng.random(count) < p)


def test_no_outcome_leaves_what_was_believed():
    kept = fit(outcomes(0))
    assert (kept.a, kept.b) == (-2, 3)
    assert not len(kept.c)


def test_a_few_outcomes_change_little():
    everybody_came = outcomes(5, a=10)
    assert fit(everybody_came).a == pytest.approx(-2, abs=1.5)


def test_many_outcomes_tell_the_truth():
    learned = fit(outcomes(20_000, a=-1.0, b=1.5, c=(0.8, -0.8)))
    assert learned.a == pytest.approx(-1.0, abs=0.15)
    assert learned.b == pytest.approx(1.5, abs=0.15)
    assert learned.c == pytest.approx([0.8, -0.8], abs=0.15)


def test_interests_count_only_from_a_thousand_outcomes():
    assert not len(fit(outcomes(999, c=(2, -2))).c)
    assert len(fit(outcomes(1_000, c=(2, -2))).c) == 2


def test_an_interest_with_few_outcomes_stays_near_zero():
    rare = outcomes(2_000)
    rare.interests[:] = [True, False]
    rare.interests[:5] = [False, True]
    rare.yes[:5] = True
    assert 0 < fit(rare).c[1] < 0.3


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
