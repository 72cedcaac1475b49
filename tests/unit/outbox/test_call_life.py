"""Whatever clerks do, in any order: one holds a call at a time, and what has ended stays ended."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engagement.outbox import calls
from engagement.outbox.models import CallTry, Message
from engagement.outbox.untold import expire_untold
from tests.factories import AccountFactory
from tests.unit.outbox.conftest import NOON, draft_by_hand, now_of

pytestmark = pytest.mark.django_db
ENDS = {
    "reached": lambda call, by: calls.note_reached(call=call, by=by, answers={}),
    "no_answer": lambda call, by: calls.note_no_answer(call=call, by=by),
    "wrong_number": lambda call, by: calls.note_wrong_number(call=call, by=by),
    "leave": lambda call, by: calls.leave_call(call=call, by=by),
}
CLERKS = (0, 1)
ACTS = st.one_of(
    st.tuples(st.just("claim"), st.sampled_from(CLERKS)),
    st.tuples(st.sampled_from(sorted(ENDS)), st.sampled_from(CLERKS)),
    st.tuples(st.just("wait"), st.sampled_from((1, 16, 240, 1500))),
)
TOLD = {"sent", "failed", "expired"}


def act(what: str, who: int, message: Message, clerks: list, held: dict, clock) -> None:
    """Do one thing as the page does it: with the call as this clerk last saw it."""
    try:
        if what == "wait":
            clock.shift(timedelta(minutes=who))
            expire_untold()
        elif what == "claim":
            held[who] = calls.claim_call(message=message, by=clerks[who])
        elif who in held:
            ENDS[what](held[who], clerks[who])
    except calls.CallTaken:
        held.pop(who, None)


@pytest.fixture
def clerks():
    return [AccountFactory(email=f"clerk{n}@mairie.example") for n in CLERKS]


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(acts=st.lists(ACTS, max_size=12))
def test_one_holds_it_and_what_has_ended_stays_ended(clerks, acts):
    with time_machine.travel(NOON, tick=False) as clock:
        Message.objects.all().delete()  # each example begins alone, its random numbers anew
        ends = timezone.now() + timedelta(days=2)
        message = draft_by_hand(way="telephone", to="0328000000", expires_at=ends)
        held: dict = {}
        for what, who in acts:
            before = now_of(message)
            act(what, who, message, clerks, held, clock)
            row = now_of(message)
            if before.state in TOLD:
                assert (row.state, row.finished_at) == (before.state, before.finished_at)
            if row.state in TOLD:
                assert row.token is None
            if row.state == "sending" and before.state == "sending" and before.token != row.token:
                taken_over = before.due_at <= timezone.now()
                assert taken_over or before.called_by == row.called_by
            assert row.tries.filter(outcome=CallTry.Outcome.REACHED).count() <= 1
            assert row.attempts < calls.MOST_TRIES
