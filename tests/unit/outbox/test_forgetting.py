"""Some days after its end a message holds neither address nor words."""

from datetime import timedelta

import pytest

from engagement.outbox import delivery
from engagement.outbox.actions import KEEP_CONTENT, forget_old_content
from engagement.outbox.models import Message
from tests.unit.outbox.conftest import now_of, queue

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


def test_a_message_is_emptied_seven_days_after_its_end(clock):
    message = queue()
    delivery.deliver_due()
    clock.shift(KEEP_CONTENT)
    assert forget_old_content() == 0
    clock.shift(SECOND)
    assert forget_old_content() == 1
    left = now_of(message)
    assert (left.to, left.context, left.state) == ("", {}, "sent")
    assert left.is_forgotten
    assert forget_old_content() == 0


def test_a_message_that_has_not_left_keeps_its_words_however_old(clock):
    message = queue()
    clock.shift(10 * KEEP_CONTENT)
    assert forget_old_content() == 0
    assert now_of(message).context


def test_more_than_a_chunk_is_emptied_whole(clock, monkeypatch):
    monkeypatch.setattr("engagement.outbox.actions.CHUNK", 2)
    for _ in range(5):
        queue()
    delivery.deliver_due()
    clock.shift(KEEP_CONTENT + SECOND)
    assert forget_old_content() == 5
    assert not Message.objects.exclude(to="").exists()
