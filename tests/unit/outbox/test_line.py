"""One line to the mail server serves many messages, and a dead one loses none."""

import socket
from contextlib import closing

import pytest
from aiosmtpd.controller import Controller
from django.core import mail

from engagement.outbox import line
from engagement.outbox.delivery import deliver_due
from engagement.outbox.models import Message
from tests.unit.outbox.conftest import queue

pytestmark = pytest.mark.django_db


class Postbox:
    """A mail server in a thread that counts lines and letters."""

    def __init__(self) -> None:
        self.lines, self.letters = 0, []

    async def handle_EHLO(self, server, session, envelope, hostname, responses):  # noqa: N802
        self.lines += 1
        session.host_name = hostname
        return responses

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.letters.append(envelope.content)
        return "250 taken"


@pytest.fixture
def postbox(settings):
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    handler = Postbox()
    server = Controller(handler, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    yield handler
    server.stop()


def test_messages_share_a_line_until_it_served_enough(postbox, monkeypatch):
    monkeypatch.setattr(line, "MOST", 3)
    for _ in range(7):
        queue()
    assert deliver_due() == {"sent": 7}
    assert (len(postbox.letters), postbox.lines) == (7, 3)


def test_a_line_that_died_between_two_messages_leaves_none_in_doubt(postbox):
    for _ in range(3):
        queue(Message.Kind.DIGEST)
    kept = line.Line()
    first = kept.open()
    first.connection.sock.shutdown(socket.SHUT_RDWR)
    assert kept.open() is not first
    kept.close()
    assert deliver_due() == {"sent": 3}


def test_other_backends_have_a_connection_for_each_message():
    queue()
    queue()
    deliver_due()
    one = line.Line()
    one.open()
    one.rest()
    assert one.connection is None
    assert len(mail.outbox) == 2
