"""Whatever the order of what people, associations, the city and the clock do, the books balance.

Sign-ups of one to three seats alone or with a companion, waiting, offers taken, left or let pass,
requests, cancellations, changes of size, a pause, a suspension, and a shift called off.
"""

from collections import Counter
from datetime import timedelta
from itertools import combinations

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from engagement.associations.models import Association
from engagement.needs.actions import (
    AlreadySignedUp,
    ShiftClosed,
    ShiftFull,
    TooLate,
    accept_offer,
    answer_request,
    call_off_shift,
    cancel_sign_up,
    change_shift,
    decline_offer,
    let_lapse,
    pause_need,
    reinstate_needs_of,
    resume_need,
    sign_up,
    suspend_needs_of,
)
from engagement.needs.actions.places import takes_people, waiting_parties
from engagement.needs.models import Need, Shift, SignUp, SignUpMove
from engagement.people.models import Resident
from tests.factories import AccountFactory, NeedFactory

PEOPLE, WHO = 5, "famille@exemple.example"
State = SignUp.State
someone = st.integers(min_value=0, max_value=PEOPLE - 1)


class Books(RuleBasedStateMachine):
    """A shift, five people and a clock that only goes on."""

    @initialize(capacity=st.integers(min_value=1, max_value=3), asks=st.booleans())
    def open(self, capacity, asks):
        self.before = transaction.savepoint()
        self.clock = time_machine.travel("2027-03-06 10:00+01:00", tick=False)
        self.time = self.clock.start()
        self.need = NeedFactory(shifts=[capacity], answer_hours=2 if asks else None)
        self.shift_id = self.need.shifts.get().pk
        self.people = Resident.objects.bulk_create([Resident(email=WHO) for _ in range(PEOPLE)])
        self.officer = AccountFactory()

    def teardown(self):
        if hasattr(self, "clock"):
            self.clock.stop()
            transaction.savepoint_rollback(self.before)

    @rule(
        who=someone, seats=st.sampled_from([1, 1, 1, 2, 3]), wait=st.booleans(), both=st.booleans()
    )
    def come(self, who, seats, wait, both):
        shift = self.stored()
        others = [self.people[(who + 1) % PEOPLE]] if both else []
        wanted, free = seats + len(others), shift.places_left
        try:
            signup = sign_up(
                shift=shift,
                resident=self.people[who],
                by=None,
                seats=seats,
                companions=others,
                wait=wait,
            )
        except AlreadySignedUp:
            known = [self.people[who], *others]
            assert SignUp.objects.live().filter(shift=shift, resident__in=known).exists()
        except ShiftFull:
            assert wanted > free
        except ShiftClosed:
            assert not takes_people(shift)
        else:
            assert (signup.state == State.WAITING) == (wanted > free)

    @precondition(lambda self: self.live())
    @rule(n=st.integers(min_value=0), twice=st.booleans())
    def leave(self, n, twice):
        signup = self.live()[n % len(self.live())]
        for _click in range(2 if twice else 1):
            cancel_sign_up(signup=SignUp.objects.get(pk=signup.pk), by=None)

    @precondition(lambda self: self.live(State.OFFERED))
    @rule(n=st.integers(min_value=0), accept=st.booleans())
    def answer_offer(self, n, accept):
        offers = self.live(State.OFFERED)
        act = accept_offer if accept else decline_offer
        self.in_time(offers[n % len(offers)], act, by=None)

    @precondition(lambda self: self.live(State.REQUESTED))
    @rule(n=st.integers(min_value=0), accept=st.booleans())
    def answer_request(self, n, accept):
        requests = self.live(State.REQUESTED)
        self.in_time(requests[n % len(requests)], answer_request, by=None, accept=accept)

    def in_time(self, signup, act, **how):
        """Answer; only an answer after its time is refused."""
        late = signup.expires_at <= timezone.now()
        try:
            act(signup=signup, **how)
        except TooLate:
            assert late
        else:
            assert not late

    @rule(hours=st.sampled_from([1, 5, 20]), sweep=st.booleans())
    def wait(self, hours, sweep):
        self.time.shift(timedelta(hours=hours))
        if sweep:
            let_lapse()
            assert not SignUp.objects.lapsed().exists()
            assert let_lapse() == 0

    @rule(capacity=st.integers(min_value=1, max_value=5))
    def change_size(self, capacity):
        shift = self.stored()
        change_shift(
            shift=shift,
            by=None,
            starts_at=shift.starts_at,
            ends_at=shift.ends_at,
            capacity=capacity,
        )
        assert self.stored().capacity == max(capacity, shift.taken)

    @rule()
    def pause_or_resume(self):
        need = Need.objects.get(pk=self.need.pk)
        if need.state == Need.State.PUBLISHED:
            pause_need(need=need, by=None)
        else:
            resume_need(need=need, by=None)

    @rule()
    def suspend_or_reinstate(self):
        association = Association.objects.get()
        if association.is_public:
            suspend_needs_of(association=association, by=self.officer, reason="Plainte")
        else:
            reinstate_needs_of(association=association, by=self.officer)

    @precondition(lambda self: len(self.live()) > 3)
    @rule()
    def call_off(self):
        call_off_shift(shift=self.stored(), by=None, reason="Tempête")
        assert not self.live()

    @invariant()
    def the_books_balance(self):
        shift, rows = self.stored(), list(SignUp.objects.order_by("pk"))
        live = [row for row in rows if row.state in SignUp.LIVE]
        if shift is None:
            return
        # The seats taken are those held, and never too many.
        assert shift.taken == sum(row.seats for row in live if row.state in SignUp.HOLDING)
        assert shift.taken <= shift.capacity
        # Everybody has one live sign-up at most.
        assert len({row.resident_id for row in live}) == len(live)
        # Who came together stays together.
        assert len({row.party for row in live}) == len({(row.party, row.state) for row in live})
        # Nobody waits whom the free seats would hold.
        if takes_people(shift):
            assert all(seats > shift.places_left for _party, seats in waiting_parties(shift))
        self.the_order_was_kept(rows)

    def the_order_was_kept(self, rows):
        """Whoever was offered seats before somebody who came earlier needed fewer of them."""
        came = {row.pk: (row.created_at, row.pk) for row in rows}
        asked = Counter()
        for row in rows:
            asked[row.party] += row.seats
        needed = {row.pk: asked[row.party] for row in rows}
        offers = SignUpMove.objects.filter(to_state=State.OFFERED).order_by("pk")
        order = list(offers.values_list("subject", flat=True))
        for first, second in combinations(order, 2):
            assert came[first] < came[second] or needed[first] < needed[second]

    def live(self, *states: State) -> list[SignUp]:
        return list(SignUp.objects.filter(state__in=states or SignUp.LIVE).order_by("pk"))

    def stored(self) -> Shift | None:
        shifts = Shift.objects.select_related("need__association")
        return shifts.filter(pk=getattr(self, "shift_id", None)).first()


@pytest.mark.django_db
class TestBooks(TestCase, Books.TestCase):
    settings = settings(
        max_examples=20,
        stateful_step_count=12,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
