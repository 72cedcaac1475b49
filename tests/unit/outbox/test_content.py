"""Words that many messages share, and messages taken back before they leave."""

import pytest
from django.core import mail
from django.utils import timezone

from engagement.outbox.actions import draft, enqueue_all, withdraw
from engagement.outbox.content import Content, mark
from engagement.outbox.delivery import claim, deliver_due
from engagement.outbox.models import Message
from tests.unit.outbox.conftest import queue

pytestmark = pytest.mark.django_db
Kind = Message.Kind


@pytest.fixture
def letter():
    way_out = mark("unsubscribe_url")
    return Content.objects.create(
        subject="La lettre de juin",
        text=f"Bonjour. Ne plus recevoir : {way_out}",
        html=f'<p>Bonjour. <a href="{way_out}">Ne plus recevoir</a></p>',
    )


def send_to(letter: Content, *names: str) -> None:
    enqueue_all(
        draft(
            kind=Kind.NEWSLETTER,
            template="newsletter",
            to=f"{name}@habitante.example",
            context={"unsubscribe_url": f"https://ville.example/i/{name}/?a=1&b=2"},
            dedupe_key=f"letter:{name}",
            recipient_key=f"resident:{name}",
            content=letter,
        )
        for name in names
    )


def test_each_reads_the_same_words_with_her_own_way_out(letter):
    send_to(letter, "ines", "omar")
    assert deliver_due() == {"sent": 2}
    ines, omar = mail.outbox
    assert (ines.subject, ines.to) == ("La lettre de juin", ["ines@habitante.example"])
    assert "https://ville.example/i/ines/?a=1&b=2" in ines.body
    assert 'href="https://ville.example/i/omar/?a=1&amp;b=2"' in omar.alternatives[0].content
    assert omar.extra_headers["List-Unsubscribe"] == "<https://ville.example/i/omar/?a=1&b=2>"
    assert "ines" not in omar.body + omar.alternatives[0].content


def test_what_nobody_has_begun_to_send_is_withdrawn_and_may_be_written_again(letter):
    send_to(letter, "ines", "omar", "lea")
    other = queue(Kind.NEWSLETTER)
    gone = claim()
    assert withdraw(Message.objects.filter(content=letter)) == 2
    assert set(Message.objects.all()) == {gone, other}
    send_to(letter, "ines", "omar", "lea")
    assert letter.messages.count() == 3


def test_what_is_at_its_end_stays(letter):
    send_to(letter, "ines")
    letter.messages.update(state=Message.State.UNKNOWN, finished_at=timezone.now())
    assert withdraw(Message.objects.all()) == 0
    assert letter.messages.count() == 1


def test_a_code_queued_in_the_middle_of_a_newsletter_leaves_next(letter):
    send_to(letter, "ines", "omar", "lea")
    stop_after_one = iter([False, True])
    deliver_due(stop=lambda: next(stop_after_one))
    queue(Kind.DIGEST, to="semaine@habitant.example")
    queue(Kind.CODE, to="code@habitant.example")
    deliver_due()
    order = [email.to[0].split("@")[0] for email in mail.outbox]
    assert order == ["ines", "code", "semaine", "omar", "lea"]
