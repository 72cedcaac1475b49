"""Whatever the order of sign-ups, cancellations and changes of size, the books balance."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from engagement.needs.actions import (
    AlreadySignedUp,
    ShiftFull,
    cancel_sign_up,
    change_shift,
    sign_up,
)
from engagement.needs.models import Shift, SignUp
from tests.factories import NeedFactory, ResidentFactory

PEOPLE = 5
someone = st.integers(min_value=0, max_value=PEOPLE - 1)


class Books(RuleBasedStateMachine):
    """A shift and five people; `holding` is what the books should say."""

    @initialize(capacity=st.integers(min_value=1, max_value=4))
    def open(self, capacity):
        self.shift = NeedFactory(shifts=[capacity]).shifts.get()
        self.people = [ResidentFactory() for _ in range(PEOPLE)]
        self.holding: dict[int, SignUp] = {}

    @rule(who=someone)
    def come(self, who):
        try:
            signup = sign_up(shift=self.shift, resident=self.people[who], by=None)
        except AlreadySignedUp:
            assert who in self.holding
        except ShiftFull:
            assert len(self.holding) >= self.stored().capacity
        else:
            assert who not in self.holding
            self.holding[who] = signup

    @precondition(lambda self: self.holding)
    @rule(n=someone, twice=st.booleans())
    def leave(self, n, twice):
        signup = self.holding.pop(sorted(self.holding)[n % len(self.holding)])
        for _click in range(2 if twice else 1):
            cancel_sign_up(signup=SignUp.objects.get(pk=signup.pk), by=None)

    @rule(capacity=st.integers(min_value=0, max_value=6))
    def change_size(self, capacity):
        shift = self.stored()
        change_shift(
            shift=shift,
            by=None,
            starts_at=shift.starts_at,
            ends_at=shift.ends_at,
            capacity=capacity,
        )
        assert self.stored().capacity == max(capacity, len(self.holding))

    @invariant()
    def the_books_balance(self):
        live = SignUp.objects.live().filter(shift=self.shift)
        assert self.stored().taken == live.count() == len(self.holding)
        assert self.stored().taken <= self.stored().capacity

    def stored(self) -> Shift:
        return Shift.objects.get(pk=self.shift.pk)


@pytest.mark.django_db
class TestBooks(TestCase, Books.TestCase):
    settings = settings(
        max_examples=25,
        stateful_step_count=15,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
