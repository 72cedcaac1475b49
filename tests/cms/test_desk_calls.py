"""The desk sees who should have been called long ago, and whom nothing reaches."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from cms.desk.models import Decision
from cms.desk.queue.waiting import waiting_for
from engagement.associations.models import AnswerPromise
from engagement.outbox.calls import claim_call, note_wrong_number
from tests.factories.by_hand import to_tell

QUEUE = "/admin/a-traiter/"
NOON = "2026-12-01 12:00+01:00"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def items(officer) -> dict[str, str]:
    return {item.kind: item.title for item in waiting_for(officer, AnswerPromise.load())}


def test_a_call_is_late_after_some_hours_and_one_that_can_wait_never(clock, officer):
    to_tell("telephone", "0328000000")
    to_tell("telephone", "0328000001", can_wait=True)
    assert items(officer) == {}
    clock.shift(timedelta(hours=4))
    assert items(officer) == {
        "Appel en retard": "Yvonne\u00a0: Un mot des organisateurs : La fête du port"
    }


def test_a_call_whose_message_ends_soon_is_late_at_once(officer):
    to_tell("telephone", "0328000000", expires_at=timezone.now() + timedelta(hours=3))
    assert list(items(officer)) == ["Appel en retard"]


def test_a_wrong_number_leaves_somebody_to_be_told_otherwise(officer):
    message = to_tell("telephone", "0328000000")
    note_wrong_number(call=claim_call(message=message, by=officer), by=officer)
    [item] = waiting_for(officer, AnswerPromise.load())
    assert "Yvonne" in item.facts.about


@pytest.mark.parametrize(("act", "state"), [("told", "sent"), ("give_up", "failed")])
def test_whom_nothing_reaches_is_answered_for_and_it_can_be_undone(
    officer_client, officer, act, state
):
    message = to_tell("desk", "Marcel")
    assert items(officer) == {
        "Personne que rien n’atteint": "Marcel\u00a0: Un mot des organisateurs : La fête du port"
    }
    officer_client.post(reverse(f"message:{act}", args=[message.pk]))
    message.refresh_from_db()
    assert (message.state, message.settled_by) == (state, officer)
    assert items(officer) == {}
    decision = Decision.objects.get()
    officer_client.post(QUEUE, {"undo": decision.pk})
    assert list(items(officer)) == ["Personne que rien n’atteint"]
