"""What waits for one number is one call, held by one person, and it ends in one way."""

from datetime import timedelta

import pytest
from django.utils import timezone

from engagement.outbox import calls, delivery
from engagement.outbox.calls import CallTaken
from engagement.outbox.models import CallTry, Message
from engagement.outbox.untold import counts_by_way, expire_untold
from tests.factories import AccountFactory
from tests.unit.outbox.conftest import draft_by_hand, now_of

pytestmark = pytest.mark.django_db
NUMBER = "03 28 00 00 00"


@pytest.fixture
def claire():
    return AccountFactory(email="claire@mairie.example")


@pytest.fixture
def denis():
    return AccountFactory(email="denis@mairie.example")


def call_for(number: str = NUMBER, **values) -> Message:
    return draft_by_hand(way="telephone", to=number, **values)


def waiting() -> list[str]:
    return [call.number for call in calls.to_call(timezone.now())]


def test_the_worker_sends_no_call_and_counts_it(mailoutbox):
    message = call_for()
    assert delivery.deliver_due() == {}
    assert mailoutbox == []
    assert now_of(message).state == "queued"
    assert counts_by_way() == {"telephone": 1, "letter": 0, "desk": 0}


def test_all_that_waits_for_a_number_is_one_call_the_pressing_first(claire):
    later = call_for(can_wait=True)
    now = call_for(kind=Message.Kind.REMINDER)
    [call] = calls.to_call(timezone.now())
    assert [row.pk for row in call.messages] == [now.pk, later.pk]
    assert call.is_pressing
    held = calls.claim_call(message=later, by=claire)
    assert len(held.messages) == 2


def test_pressing_calls_come_first_then_those_that_end_soon():
    call_for("1", can_wait=True)
    call_for("2", expires_at=timezone.now() + timedelta(days=2))
    call_for("3", expires_at=timezone.now() + timedelta(hours=2))
    assert waiting() == ["3", "2", "1"]


def test_a_call_that_somebody_holds_is_taken_until_her_lease_ends(clock, claire, denis):
    message = call_for()
    calls.claim_call(message=message, by=claire)
    assert waiting() == []
    assert [call.number for call in calls.under_way(timezone.now())] == [NUMBER]
    with pytest.raises(CallTaken):
        calls.claim_call(message=message, by=denis)
    assert calls.claim_call(message=message, by=claire).number == NUMBER
    clock.shift(calls.LEASE)
    assert waiting() == [NUMBER]
    assert calls.claim_call(message=message, by=denis).first.called_by == denis


def test_a_new_message_for_a_number_that_is_being_called_is_not_another_call(claire, denis):
    calls.claim_call(message=call_for(), by=claire)
    second = call_for()
    assert waiting() == []
    with pytest.raises(CallTaken):
        calls.claim_call(message=second, by=denis)


def test_who_lost_her_lease_writes_nothing(clock, claire, denis):
    message = call_for()
    lost = calls.claim_call(message=message, by=claire)
    clock.shift(calls.LEASE)
    calls.claim_call(message=message, by=denis)
    with pytest.raises(CallTaken):
        calls.note_reached(call=lost, by=claire, answers={})
    assert now_of(message).state == "sending"
    assert not CallTry.objects.exists()


def test_reached_ends_every_message_of_the_call(claire):
    first, second = call_for(), call_for()
    call = calls.claim_call(message=first, by=claire)
    assert calls.note_reached(call=call, by=claire, answers={}) == []
    for row in (now_of(first), now_of(second)):
        assert (row.state, row.token, row.called_by) == ("sent", None, claire)
    assert list(CallTry.objects.values_list("outcome", flat=True)) == ["reached", "reached"]
    assert waiting() == []


def test_without_an_answer_it_comes_again_by_day_and_ends_after_the_last_try(clock, claire):
    message = call_for()
    for number in range(1, calls.MOST_TRIES + 1):
        call = calls.claim_call(message=message, by=claire)
        calls.note_no_answer(call=call, by=claire)
        assert waiting() == []
        row = now_of(message)
        assert row.tries.count() == number
        if number < calls.MOST_TRIES:
            local = timezone.localtime(row.due_at)
            assert 8 <= local.hour < 21
            assert row.due_at - timezone.now() >= calls.AGAIN_AFTER
            clock.move_to(row.due_at)
    assert (row.state, row.last_error) == ("failed", "no answer")
    assert Message.objects.in_trouble().get() == row


def test_it_comes_again_while_it_is_still_worth_telling(clock, claire):
    ends = timezone.now() + timedelta(hours=2)
    message = call_for(expires_at=ends)
    calls.note_no_answer(call=calls.claim_call(message=message, by=claire), by=claire)
    assert now_of(message).due_at == timezone.now() + timedelta(hours=1)


def test_a_wrong_number_ends_what_was_to_be_told_there_and_the_desk_is_told(claire):
    first, second = call_for(), call_for()
    call = calls.claim_call(message=second, by=claire)
    calls.note_wrong_number(call=call, by=claire)
    assert {now_of(row).state for row in (first, second)} == {"failed"}
    assert Message.objects.in_trouble().count() == 2


def test_a_call_given_back_is_there_for_the_next(claire, denis):
    message = call_for()
    calls.leave_call(call=calls.claim_call(message=message, by=claire), by=claire)
    assert waiting() == [NUMBER]
    assert calls.claim_call(message=message, by=denis).first.called_by == denis


def test_what_nobody_told_in_time_expires_but_not_in_the_middle_of_a_call(clock, claire):
    message = call_for(expires_at=timezone.now() + timedelta(minutes=5))
    calls.claim_call(message=message, by=claire)
    clock.shift(timedelta(minutes=6))
    assert expire_untold() == 0
    clock.shift(calls.LEASE)
    assert expire_untold() == 1
    assert now_of(message).state == "expired"
    assert expire_untold() == 0


def test_what_has_expired_is_no_longer_claimed(clock, claire):
    message = call_for(expires_at=timezone.now() + timedelta(minutes=5))
    clock.shift(timedelta(minutes=5))
    with pytest.raises(CallTaken):
        calls.claim_call(message=message, by=claire)
