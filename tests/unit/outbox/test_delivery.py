"""One message at a time is claimed, sent outside any transaction and written down."""

import itertools
import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.db import connection
from django.utils import timezone

from engagement.outbox import delivery
from engagement.outbox.line import Line
from engagement.outbox.models import Message, Suppression, address_key
from tests.unit.outbox.conftest import now_of, queue

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
Kind, State = Message.Kind, Message.State
AT_LEAST_ONCE = [kind for kind in Kind.values if kind not in Message.AT_MOST_ONCE]


@pytest.fixture
def refused(monkeypatch):
    """The mail server answers no."""
    answer = smtplib.SMTPDataError(451, b"ines@habitante.example: try later")
    monkeypatch.setattr(EmailMultiAlternatives, "send", _raiser(answer))


@pytest.fixture
def cut_off(monkeypatch):
    """The line goes dead while the message is on its way: nobody knows."""
    monkeypatch.setattr(EmailMultiAlternatives, "send", _raiser(TimeoutError()))


def _raiser(error):
    def send(self, fail_silently=False):
        raise error

    return send


def test_a_due_message_is_sent_once_and_said_so():
    message = queue()
    assert delivery.deliver_due() == {"sent": 1}
    assert delivery.deliver_due() == {}
    assert [email.to for email in mail.outbox] == [["ines@habitante.example"]]
    sent = now_of(message)
    assert (sent.state, sent.finished_at) == (State.SENT, timezone.now())


def test_a_message_waits_for_its_time(clock):
    queue(due_at=timezone.now() + timedelta(hours=1))
    assert delivery.deliver_due() == {}
    clock.shift(timedelta(hours=1))
    assert delivery.deliver_due() == {"sent": 1}


def test_a_code_queued_in_the_middle_of_a_newsletter_leaves_next():
    for _ in range(3):
        queue(Kind.DIGEST)
    stop_after_two = iter([False, False, True])
    delivery.deliver_due(stop=lambda: next(stop_after_two))
    queue(Kind.CODE, to="omar@habitant.example")
    delivery.deliver_due()
    left = [email.to[0] for email in mail.outbox]
    assert left[2] == "omar@habitant.example"


def test_the_oldest_of_one_kind_leaves_first(clock):
    first = queue(to="a@a.example")
    clock.shift(timedelta(seconds=1))
    queue(to="b@b.example")
    assert delivery.claim().pk == first.pk


def test_a_batch_ends_in_time_and_leaves_the_rest():
    queue()
    assert delivery.deliver_due(seconds=0) == {}


def test_the_message_is_on_its_way_outside_any_transaction_of_ours(monkeypatch):
    blocks = []

    def send(self, fail_silently=False):
        blocks.append(len(connection.savepoint_ids))
        return 1

    monkeypatch.setattr(EmailMultiAlternatives, "send", send)
    queue()
    outside = len(connection.savepoint_ids)
    delivery.deliver_due()
    assert blocks == [outside]


def test_two_senders_never_hold_the_same_message():
    queue()
    assert delivery.claim() is not None
    assert delivery.claim() is None


def test_whoever_reads_a_row_that_another_took_looks_again(monkeypatch):
    """The compare-and-set alone holds, where there is no SKIP LOCKED."""
    message = queue()
    stale = now_of(message)
    assert delivery._take(message, timezone.now())
    assert not delivery._take(stale, timezone.now())
    assert now_of(message).token == message.token


def test_only_the_holder_of_the_lease_says_sent(clock):
    queue()
    slow = delivery.claim()
    clock.shift(delivery.LEASE)
    fast = delivery.claim()
    delivery.attempt(slow, Line())
    assert now_of(slow).state == State.SENDING
    delivery.attempt(fast, Line())
    assert now_of(fast).state == State.SENT


@pytest.mark.parametrize("kind", AT_LEAST_ONCE)
def test_a_lease_that_ends_is_claimed_again(kind, clock):
    queue(kind)
    dead = delivery.claim()
    clock.shift(delivery.LEASE - timedelta(seconds=1))
    assert delivery.claim() is None
    clock.shift(timedelta(seconds=1))
    assert delivery.claim().pk == dead.pk


@pytest.mark.parametrize("kind", sorted(Message.AT_MOST_ONCE))
def test_what_may_not_come_twice_ends_as_unknown_and_is_never_sent_again(kind, clock):
    queue(kind)
    dead = delivery.claim()
    clock.shift(delivery.LEASE)
    assert delivery.deliver_due() == {"unknown": 1}
    clock.shift(timedelta(days=30))
    assert delivery.deliver_due() == {}
    assert now_of(dead).state == State.UNKNOWN
    assert mail.outbox == []


def test_a_sender_that_was_only_slow_turns_unknown_into_sent(clock):
    queue(Kind.DIGEST)
    slow = delivery.claim()
    clock.shift(delivery.LEASE)
    delivery.deliver_due()
    delivery.attempt(slow, Line())
    assert now_of(slow).state == State.SENT


@pytest.mark.usefixtures("refused")
@pytest.mark.parametrize("kind", [Kind.CONFIRMATION, Kind.DIGEST])
def test_a_refused_message_is_tried_later_and_later_eight_times_in_a_day(kind, clock):
    message, began, tries = queue(kind), timezone.now(), []
    while now_of(message).state != State.FAILED:
        clock.move_to(now_of(message).due_at)
        delivery.deliver_due()
        tries.append(timezone.now())
    gaps = [after - before for before, after in itertools.pairwise(tries)]
    assert len(tries) == 8
    assert gaps == sorted(set(gaps))
    assert tries[-1] - began <= timedelta(hours=24)


@pytest.mark.usefixtures("refused")
def test_a_message_that_waits_for_its_next_try_counts_as_sending(clock):
    queue()
    assert delivery.deliver_due() == {"sending": 1}


@pytest.mark.usefixtures("cut_off")
def test_a_line_cut_in_the_middle_leaves_a_digest_unknown_and_tries_a_code_again():
    digest, code = queue(Kind.DIGEST), queue(Kind.CODE)
    assert delivery.deliver_due() == {"unknown": 1, "sending": 1}
    assert (now_of(digest).state, now_of(code).state) == (State.UNKNOWN, State.SENDING)


def test_a_server_that_does_not_answer_leaves_a_digest_to_be_tried_again(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    queue(Kind.DIGEST)
    assert delivery.deliver_due() == {"sending": 1}


def test_a_template_that_is_missing_is_tried_again():
    queue(template="not_yet_written")
    assert delivery.deliver_due() == {"sending": 1}


def test_a_message_that_kills_its_sender_is_given_up_after_eight_leases(clock):
    message = queue()
    for _ in range(delivery.MAX_ATTEMPTS):
        assert delivery.claim().state == State.SENDING
        clock.shift(delivery.LEASE)
    assert delivery.deliver_due() == {"failed": 1}
    assert now_of(message).state == State.FAILED


def test_a_message_past_its_time_expires(clock):
    queue(Kind.CODE, expires_at=timezone.now() + timedelta(minutes=10))
    clock.shift(timedelta(minutes=10))
    assert delivery.deliver_due() == {"expired": 1}
    assert mail.outbox == []


def test_a_message_just_in_time_leaves(clock):
    queue(Kind.CODE, expires_at=timezone.now() + timedelta(minutes=10))
    clock.shift(timedelta(minutes=10) - timedelta(seconds=1))
    assert delivery.deliver_due() == {"sent": 1}


def _suppress(reason, until=None):
    key = address_key(" Ines@Habitante.example ")
    Suppression.objects.create(address_key=key, reason=reason, until=until)


@pytest.mark.parametrize("reason", Suppression.Reason.values)
def test_a_suppressed_address_is_left_alone_however_it_is_written(reason):
    _suppress(reason)
    queue()
    queue(to="omar@habitant.example")
    assert delivery.deliver_due() == {"suppressed": 1, "sent": 1}
    assert [email.to for email in mail.outbox] == [["omar@habitant.example"]]


def test_a_pause_ends(clock):
    _suppress(Suppression.Reason.SOFT_BOUNCES, until=timezone.now() + timedelta(days=7))
    queue(due_at=timezone.now() + timedelta(days=7))
    clock.shift(timedelta(days=7))
    assert delivery.deliver_due() == {"sent": 1}


@pytest.mark.parametrize(
    ("reason", "end"),
    [("complaint", "sent"), ("soft_bounces", "sent"), ("hard_bounce", "suppressed")],
)
def test_a_code_asked_for_leaves_unless_the_mailbox_is_dead(reason, end):
    _suppress(reason)
    queue(Kind.CODE)
    assert delivery.deliver_due() == {end: 1}


@pytest.mark.usefixtures("refused")
def test_neither_the_log_nor_the_row_repeats_the_address_in_an_error(caplog):
    message = queue()
    delivery.deliver_due()
    assert now_of(message).last_error == "SMTPDataError 451"
    assert "SMTPDataError 451" in caplog.text
    assert "ines" not in caplog.text


def test_no_row_moves_to_a_state_that_is_not_further():
    message = queue()
    for came_from in State.values:
        ended = None if came_from in Message.LIVE else timezone.now()
        Message.objects.filter(pk=message.pk).update(state=came_from, finished_at=ended)
        for to in State.values:
            further = Message.RANK[came_from] < Message.RANK[to]
            assert Message.objects.all().before(to).exists() == further


def test_every_state_has_its_place():
    assert set(Message.RANK) == set(State.values)
