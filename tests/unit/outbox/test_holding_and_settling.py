"""Messages are held for a moment and recalled; those in trouble are sent again or written off."""

from datetime import timedelta

import pytest
from django.utils import timezone

from engagement.outbox import delivery
from engagement.outbox.holding import AlreadyLeft, holding, recall
from engagement.outbox.models import Message
from engagement.outbox.settling import CannotSettle, send_again, unsettle, write_off
from tests import factories
from tests.unit.outbox.conftest import now_of, queue

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def officer():
    return factories.OfficerFactory()


def in_trouble(state=Message.State.FAILED, **facts):
    message = queue(**facts)
    Message.objects.filter(pk=message.pk).update(state=state, finished_at=timezone.now())
    return now_of(message)


def test_what_is_held_leaves_when_its_time_comes(clock):
    with holding(timezone.now() + MINUTE) as hold:
        held = queue()
    free = queue()
    assert hold.message_ids == [held.message_id]
    delivery.deliver_due()
    assert [now_of(held).state, now_of(free).state] == ["queued", "sent"]
    clock.shift(MINUTE)
    delivery.deliver_due()
    assert now_of(held).state == "sent"


def test_what_is_held_can_be_recalled_and_nothing_once_one_has_left(clock):
    with holding(timezone.now() + MINUTE) as hold:
        queue()
        queue()
    late = queue()
    delivery.deliver_due()
    with pytest.raises(AlreadyLeft):
        recall([*hold.message_ids, late.message_id])
    assert Message.objects.count() == 3
    assert recall(hold.message_ids) == 2
    assert Message.objects.get() == late


def test_a_message_known_before_is_not_recalled_with_the_hold():
    first = queue(dedupe_key="same")
    with holding(timezone.now() + MINUTE) as hold:
        queue(dedupe_key="same")
    assert recall(hold.message_ids) == 0
    assert now_of(first).state == "queued"


def test_a_lost_message_is_sent_again_once_as_a_new_one(officer):
    message = in_trouble()
    again = send_again(message=message, by=officer)
    assert (again.to, again.template, again.state) == (message.to, message.template, "queued")
    assert now_of(message).settled_by == officer
    with pytest.raises(CannotSettle):
        send_again(message=now_of(message), by=officer)
    assert Message.objects.count() == 2


def test_a_message_written_off_may_be_brought_back_by_who_did(officer):
    message = in_trouble(Message.State.BOUNCED)
    assert list(Message.objects.in_trouble()) == [message]
    with pytest.raises(CannotSettle):  # its address is dead
        send_again(message=message, by=officer)
    write_off(message=message, by=officer)
    assert not Message.objects.in_trouble()
    with pytest.raises(CannotSettle):
        unsettle(message=message, by=factories.OfficerFactory())
    unsettle(message=message, by=officer)
    assert list(Message.objects.in_trouble()) == [message]


def test_a_suggestion_that_comes_back_needs_nobody():
    in_trouble(Message.State.BOUNCED, kind=Message.Kind.SUGGESTION)
    assert not Message.objects.in_trouble()
