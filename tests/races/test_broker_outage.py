"""The broker goes away and comes back: nobody sees an error, every message arrives.

The test starts a Redis of its own; a long outage runs in benchmarks/broker_outage.py.
"""

import shutil
import time

import pytest
from kombu.exceptions import OperationalError

from engagement.outbox import doorbell
from engagement.outbox.models import Message
from tests.races.broker import broker_of_our_own, sent, wait_for, worker
from tests.races.outbox_kills import lines_of
from tests.unit.outbox.conftest import queue

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not shutil.which("redis-server"), reason="redis-server is not installed"),
    pytest.mark.flaky(reruns=1),  # three processes and a broker on two cores: told when it happens
]


@pytest.fixture
def broker():
    with broker_of_our_own() as broker:
        yield broker


def test_a_broker_outage_is_harmless(broker, tmp_path):
    with worker(broker, tmp_path, "--beat") as mail_file:
        for _ in range(10):
            queue()
        wait_for(lambda: sent() == 10)

        broker.kill()
        for _ in range(40):
            queue()
        # The control: without the doorbell's patience each of these sign-ups would have failed.
        with pytest.raises(OperationalError):
            doorbell.current_app.send_task(doorbell.DELIVER, retry=False)
        time.sleep(3)
        assert sent() == 10

        broker.start()
        wait_for(lambda: sent() == 50)
        lines = lines_of(mail_file)
        assert len(lines) == len({message_id for _, message_id in lines}) == 50


def test_the_bell_alone_wakes_a_worker(broker, tmp_path):
    with worker(broker, tmp_path):
        queue(Message.Kind.CODE)
        wait_for(lambda: sent() == 1)
