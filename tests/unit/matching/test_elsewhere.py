"""Of many residents at once, the same are elsewhere as one by one."""

import random
from datetime import UTC, datetime, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from engagement.matching.availability import is_taken, within
from engagement.matching.elsewhere import Elsewhere

MONDAY = datetime(2026, 11, 23, 8, tzinfo=UTC)
NONE = -1


def any_time(draw):
    """Return an hour or two of three days, rarely a period, a start alone or no date."""
    start = MONDAY + timedelta(hours=draw.randrange(72))
    end = start + timedelta(hours=draw.choice([1, 2, 2, 60]))
    return draw.choice([(start, end)] * 6 + [(start, None), (None, None)])


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32))
def test_many_at_once_are_elsewhere_as_one_by_one(seed):
    draw = random.Random(seed)
    offered = [[any_time(draw) for _ in range(draw.randrange(1, 4))] for _ in range(6)]
    held = {who: [any_time(draw) for _ in range(draw.randrange(1, 5))] for who in (0, 3, 4, 9)}
    elsewhere = Elsewhere(offered, held)
    people = elsewhere.among(slice(1, 9))
    assert people.tolist() == [3, 4]
    half_days = np.array([draw.choice([0, draw.getrandbits(21)]) for _ in people])
    needs = np.array([[draw.randrange(NONE, len(offered)) for _ in range(5)] for _ in people])
    expected = [
        [
            need != NONE and is_taken(within(offered[need], int(hers)), held[int(who)])
            for need in row
        ]
        for who, hers, row in zip(people, half_days, needs.tolist(), strict=True)
    ]
    assert elsewhere.is_taken(people, half_days, needs).tolist() == expected
