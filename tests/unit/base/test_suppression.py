"""Small counts are hidden, and cannot be had by difference."""

from hypothesis import given
from hypothesis import strategies as st

from engagement.base.suppression import LEAST, suppressed, suppressed_total

COUNTS = st.dictionaries(st.integers(), st.integers(0, 40), max_size=8)


def test_a_single_small_count_takes_the_next_one_with_it():
    assert suppressed({"a": 3, "b": 20, "c": 50}) == {"a": None, "b": None, "c": 50}


def test_large_counts_and_zeros_are_shown():
    assert suppressed({"a": 0, "b": 11, "c": 50}) == {"a": 0, "b": 11, "c": 50}


def test_a_total_of_a_few_is_not_told():
    assert suppressed_total({"a": 4, "b": 6}) is None
    assert suppressed_total({"a": 4, "b": 7}) == 11


@given(COUNTS)
def test_what_is_hidden_stays_hidden(counts):
    told = suppressed(counts)
    hidden = [counts[key] for key, n in told.items() if n is None]
    assert all(n == 0 or n >= LEAST for n in told.values() if n is not None)
    shown_with_people = [n for n in told.values() if n]
    if hidden and shown_with_people:
        assert len(hidden) > 1
        assert sum(hidden) >= LEAST
