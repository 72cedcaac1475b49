"""How a letter leaves, is stopped, goes on, and what became of it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.newsletter import sending
from cms.newsletter.actions import (
    AtNight,
    NobodyToWriteTo,
    messages_of,
    resume,
    schedule,
    stop,
    take_back,
)
from cms.newsletter.models import Newsletter
from cms.newsletter.progress import lost_messages, progress_of
from cms.newsletter.sending import send_newsletters
from engagement.base.models import IllegalMove
from engagement.outbox.actions import enqueue
from engagement.outbox.delivery import claim, deliver_due
from engagement.outbox.models import Message
from engagement.people.actions import NEWSLETTER, withdraw
from tests.cms.newsletter.conftest import A_DAY, reader, send, told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
State = Newsletter.State


def test_each_reads_it_once_in_her_language_with_her_own_way_out(letter, officer, clean_up):
    letter.subject_en, letter.body_en = "Letter of May", [("text", "<p>Come &amp; plant.</p>")]
    letter.save()
    ines, lea = reader(language="fr"), reader(language="en")
    send(letter, officer)
    send_newsletters()
    assert deliver_due() == {"sent": 2}
    french, english = sorted(mail.outbox, key=lambda email: email.subject)
    assert (french.to, english.to) == ([ines.email], [lea.email])
    assert (french.subject, english.subject) == ("La lettre de mai", "Letter of May")
    assert clean_up.title in french.body
    assert "AU JARDIN" in french.body
    assert "voici comment (http://127.0.0.1:8000/regles/)" in french.body
    assert "Come & plant." in english.body
    assert f"/lettre/{letter.pk}/" in french.body
    assert f"/en/lettre/{letter.pk}/" in english.body
    ways_out = [email.extra_headers["List-Unsubscribe"].strip("<>") for email in (french, english)]
    assert len(set(ways_out)) == 2
    for email, way_out in zip((french, english), ways_out, strict=True):
        assert way_out in email.body
        assert way_out in email.alternatives[0].content
        assert "[[" not in email.body + email.alternatives[0].content
        assert "<img" not in email.alternatives[0].content
    send_newsletters()
    letter.refresh_from_db()
    assert (letter.state, letter.people) == (State.SENT, 2)


def test_it_waits_for_its_time_and_its_words_freeze_when_it_leaves(letter, officer, clock):
    lea = reader()
    schedule(newsletter=letter, send_at=timezone.now() + A_DAY, by=officer)
    send_newsletters()
    assert not told()
    clock.shift(A_DAY)
    send_newsletters()
    assert told() == {lea.email}
    Newsletter.objects.update(subject="Autre chose")
    deliver_due()
    assert [email.subject for email in mail.outbox] == ["La lettre de mai"]


def test_nothing_leaves_at_night_unless_said(letter, officer, clock):
    reader()
    at_night = timezone.now() + timedelta(hours=12)
    with pytest.raises(AtNight):
        schedule(newsletter=letter, send_at=at_night, by=officer)
    schedule(newsletter=letter, send_at=timezone.now(), by=officer)
    clock.move_to(at_night)  # the clock of the city stood still until ten in the evening
    send_newsletters()
    assert not told()
    clock.shift(timedelta(hours=11))
    send_newsletters()
    assert len(told()) == 1


def test_at_night_it_leaves_where_somebody_said_so(letter, officer, clock):
    reader()
    at_night = timezone.now() + timedelta(hours=12)
    schedule(newsletter=letter, send_at=at_night, by=officer, at_night=True)
    clock.move_to(at_night)
    send_newsletters()
    assert len(told()) == 1


def test_it_is_not_sent_to_nobody_nor_twice_nor_changed_once_it_left(letter, officer):
    with pytest.raises(NobodyToWriteTo):
        schedule(newsletter=letter, send_at=timezone.now(), by=officer)
    reader()
    schedule(newsletter=letter, send_at=timezone.now(), by=officer)
    take_back(newsletter=letter, by=officer)
    assert (letter.state, letter.send_at) == (State.DRAFT, None)
    send(letter, officer)
    for action in (take_back, resume):
        with pytest.raises(IllegalMove):
            action(newsletter=letter, by=officer)


def test_a_killed_run_goes_on_where_it_was_and_writes_to_nobody_twice(letter, officer, monkeypatch):
    monkeypatch.setattr(sending, "CHUNK", 2)
    people = [reader() for _ in range(5)]
    schedule(newsletter=letter, send_at=timezone.now(), by=officer)
    send_newsletters(seconds=0)
    assert sending.write_chunk(letter.pk)
    assert len(told()) == 2
    # Killed after the rows and before the cursor: as if the chunk had not been.
    Newsletter.objects.update(written_to=0)
    send_newsletters()
    assert told() == {one.email for one in people}
    assert messages_of(letter).count() == 5


def test_who_withdraws_her_consent_while_it_leaves_gets_nothing_more(letter, officer, monkeypatch):
    monkeypatch.setattr(sending, "CHUNK", 2)
    first, queued, later = reader(), reader(), reader()
    schedule(newsletter=letter, send_at=timezone.now(), by=officer)
    send_newsletters(seconds=0)
    sending.write_chunk(letter.pk)
    for resident in (queued, later):
        withdraw(resident=resident, purpose=NEWSLETTER, by=None)
    send_newsletters()
    deliver_due()
    assert [email.to for email in mail.outbox] == [[first.email]]
    send_newsletters()
    letter.refresh_from_db()
    assert letter.state == State.SENT


def test_stopped_what_waits_is_withdrawn_and_resumed_only_the_others_get_it(letter, officer):
    people = [reader() for _ in range(4)]
    send(letter, officer)
    deliver_due(stop=lambda: bool(mail.outbox))
    on_its_way = claim()
    stop(newsletter=letter, by=officer, reason="Une faute.")
    send_newsletters()  # the clock withdraws what a killed request left
    assert deliver_due() == {}
    assert set(messages_of(letter).values_list("state", flat=True)) == {"sent", "sending"}
    gone = people.pop()
    withdraw(resident=gone, purpose=NEWSLETTER, by=None)
    resume(newsletter=letter, by=officer)
    send_newsletters()
    deliver_due()
    letters = [email.to[0] for email in mail.outbox] + [on_its_way.to]
    assert sorted(letters) == sorted(one.email for one in people)
    assert [move.reason for move in letter.moves.all()][2] == "Une faute."


def test_a_sign_in_code_overtakes_it(letter, officer):
    for _ in range(3):
        reader()
    send(letter, officer)
    deliver_due(stop=lambda: bool(mail.outbox))
    enqueue(
        kind=Message.Kind.CODE,
        template="sign_in_code",
        to="omar@habitant.example",
        context={"code": "1234-5678"},
        dedupe_key="code:1",
        recipient_key="account:1",
    )
    deliver_due()
    assert mail.outbox[1].to == ["omar@habitant.example"]


def test_an_unknown_fate_is_told_and_never_sent_again(letter, officer, clock):
    for _ in range(3):
        reader()
    send(letter, officer)
    dead = claim()
    clock.shift(timedelta(minutes=2))
    deliver_due()
    send_newsletters()
    letter.refresh_from_db()
    progress = progress_of(letter)
    assert (progress.left, progress.unknown, progress.waiting, progress.percent) == (2, 1, 0, 100)
    assert [row.pk for row in lost_messages(letter)] == [dead.pk]
    assert letter.state == State.SENT


def test_a_chunk_costs_the_same_queries_however_many_it_writes_to(letter, officer, monkeypatch):
    def cost(people: int) -> int:
        Message.objects.all().delete()
        Newsletter.objects.update(written_to=0, all_written=False)
        for _ in range(people):
            reader()
        with CaptureQueriesContext(connection) as queries:
            sending.write_chunk(letter.pk)
        return len(queries)

    reader()
    send(letter, officer)
    assert cost(1) == cost(20)
