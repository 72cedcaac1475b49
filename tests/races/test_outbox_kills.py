"""Senders are killed in the middle: nothing is lost that may not be, nothing doubled that may not.

The full size (2,000 rows, 20 kills and more) runs in benchmarks/outbox_kills.py.
"""

import json
from functools import partial

import pytest

from engagement.outbox.models import Message
from tests.races.outbox_kills import KINDS, lines_of, queue_rows, run_kills, stop_kindly
from tests.races.processes import fork

pytestmark = pytest.mark.django_db(transaction=True)
LEASE = "5"
PATIENCE = 300


@pytest.fixture
def mail_file(tmp_path):
    return tmp_path / "mail"


def kill_senders(mail_file, *flags, kills, rows, before, after, kinds=KINDS):
    queue_rows(rows, kinds)
    sender = partial(
        fork,
        "tests.races.sender",
        LEASE,
        *flags,
        mail_file=mail_file,
        before=before,
        after=after,
    )
    return run_kills(
        start=sender,
        mail_file=mail_file,
        rows=rows,
        senders=3,
        kills=kills,
        seed=7,
        patience=PATIENCE,
    )


def test_killed_senders_lose_nothing_and_double_at_most_one_message_a_kill(mail_file):
    outcome = kill_senders(mail_file, kills=6, rows=200, before=0.01, after=0.01)
    assert outcome.lost == 0
    assert outcome.doubled <= outcome.kills
    assert outcome.most_once_doubled == 0
    assert outcome.most_once_missing <= outcome.unknown <= outcome.kills


def test_control_saying_sent_before_sending_loses_messages(mail_file):
    """Nearly all the time of these senders passes between marking and sending: a kill hits it."""
    outcome = kill_senders(
        mail_file, "--mark-first", kills=6, rows=40, before=0.2, after=0, kinds=KINDS[:1]
    )
    assert outcome.lost > 0


def test_sigterm_ends_a_sender_after_the_message_in_its_hands(mail_file):
    queue_rows(100)
    mail_file.touch()
    sender = fork("tests.races.sender", LEASE, mail_file=mail_file, before=0.05, after=0.05)
    while not lines_of(mail_file):
        assert sender.is_alive()
    status, told = stop_kindly(sender, mail_file, PATIENCE)
    left = {message_id for _, message_id in lines_of(mail_file)}
    sent = Message.objects.filter(state=Message.State.SENT)
    assert status == 0
    assert 0 < len(left) < 100
    assert set(sent.values_list("message_id", flat=True)) == left
    assert json.loads(told)["sent"] == len(left)
    assert not Message.objects.filter(state=Message.State.SENDING).exists()
