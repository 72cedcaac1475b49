"""A letter's worker is killed while it writes and while it sends: nobody twice, nobody forgotten.

The full size (80,000 people, five kills, a real mail server) runs in benchmarks/newsletter.py.
"""

import signal
from collections import Counter

import pytest
from django.utils import timezone

from cms.newsletter.actions import messages_of, schedule
from cms.newsletter.models import Newsletter
from cms.newsletter.progress import lost_messages
from engagement.outbox.models import Message
from engagement.people.models import Resident
from tests.races.outbox_kills import lines_of
from tests.races.processes import fork

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 30


def test_a_killed_worker_is_followed_by_another(officer, tmp_path):
    now, mail_file = timezone.now(), tmp_path / "mail"
    mail_file.touch()
    Resident.objects.bulk_create(
        Resident(email=f"h{number}@habitante.example", newsletter_since=now)
        for number in range(PEOPLE)
    )
    letter = Newsletter.objects.create(subject="Mai", body=[("heading", "Au jardin")])
    schedule(newsletter=letter, send_at=now, at_night=True, by=officer)

    def work(*arguments):
        process = fork("tests.races.newsletter_worker", *arguments, mail_file=mail_file)
        process.join(300)
        return process.exitcode

    for step in (("write", "3"), ("mark", "4"), ("mark", "7")):
        assert work(*step) == -signal.SIGKILL
    assert 0 < len(lines_of(mail_file)) < PEOPLE
    assert work() == 0
    letter.refresh_from_db()
    left = Counter(message_id for _process, message_id in lines_of(mail_file))
    messages = dict(messages_of(letter).values_list("message_id", "state"))
    assert letter.state == Newsletter.State.SENT
    assert len(messages) == PEOPLE
    assert set(left.values()) == {1}
    # Killed when the server had taken it: it has left, we do not know, and it is not sent again.
    assert set(left) == set(messages)
    assert len(lost_messages(letter)) == 2
    assert Counter(messages.values()) == {Message.State.SENT: PEOPLE - 2, Message.State.UNKNOWN: 2}
