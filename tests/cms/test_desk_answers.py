"""One queue, many answers, one or many: each has its log row, its message and its undo."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.desk.assigning import assign
from cms.desk.models import Decision, ReasonSnippet
from cms.desk.models.decisions import UNDO
from engagement.associations.models import Association
from engagement.matching.models import Suggestion
from engagement.needs.actions import sign_up
from engagement.needs.models import Need
from engagement.outbox.actions import enqueue
from engagement.outbox.models import Message
from tests import factories
from tests.cms.conftest import admitted_client_of

QUEUE = "/admin/a-traiter/"


@pytest.fixture
def newcomer(db):
    return factories.AssociationFactory(
        name="Nouvelle", state=Association.State.PENDING, owner=factories.AccountFactory()
    )


@pytest.fixture
def lost(db):
    message = enqueue(
        kind=Message.Kind.REMINDER,
        template="sign_up_reminder",
        to="ines@exemple.example",
        context={},
        dedupe_key="lost",
        recipient_key="resident:0b1e",
    )
    Message.objects.update(state=Message.State.FAILED, finished_at=timezone.now())
    message.refresh_from_db()
    return message


def colleague(role):
    account = factories.AccountFactory()
    account.groups.add(Group.objects.get(name=role))
    return account


def press(client, **data):
    return client.post(QUEUE, data, follow=True)


def test_many_are_accepted_at_once_and_told_a_minute_later(
    officer_client, officer, newcomer, waiting_need, ines
):
    refs = [f"association:{newcomer.pk}", f"need:{waiting_need.pk}"]
    page = press(officer_client, do="accept", item=refs, tell="on")
    assert "2 réponses données." in page.text
    newcomer.refresh_from_db()
    waiting_need.refresh_from_db()
    assert (newcomer.state, waiting_need.state) == ("verified", "published")
    assert newcomer.moves.get().by == officer
    assert Suggestion.objects.get().resident == ines
    first = Decision.objects.earliest("at")
    assert Message.objects.exists()
    assert not Message.objects.filter(due_at__lt=first.at + UNDO).exists()


def test_each_answer_can_be_undone_within_the_minute(officer_client, newcomer, waiting_need, ines):
    press(officer_client, accept=f"need:{waiting_need.pk}", tell="on")
    press(officer_client, accept=f"association:{newcomer.pk}")
    for decision in Decision.objects.all():
        assert "C’est annulé" in press(officer_client, undo=decision.pk).text
    newcomer.refresh_from_db()
    waiting_need.refresh_from_db()
    assert (newcomer.state, waiting_need.state) == ("pending", "submitted")
    assert not Message.objects.exists()
    assert not Suggestion.objects.exists()
    assert Decision.objects.filter(undone_at=None).count() == 0


def test_after_a_minute_by_another_or_after_a_sign_up_it_is_too_late(
    officer_client, waiting_need, ines
):
    press(officer_client, accept=f"need:{waiting_need.pk}")
    decision = Decision.objects.get()
    other = admitted_client_of(factories.OfficerFactory())
    assert "Trop tard" in press(other, undo=decision.pk).text
    with time_machine.travel(timezone.now() + timedelta(seconds=61)):
        assert "Trop tard" in press(officer_client, undo=decision.pk).text
    sign_up(shift=waiting_need.shifts.get(), resident=ines, by=ines.account)
    assert "Trop tard" in press(officer_client, undo=decision.pk).text
    waiting_need.refresh_from_db()
    assert waiting_need.state == Need.State.PUBLISHED
    assert Decision.objects.get().undone_at is None


def test_a_refusal_says_the_reasons_of_its_kind_and_is_asked_for_one(
    officer_client, newcomer, waiting_need
):
    refs = [f"association:{newcomer.pk}", f"need:{waiting_need.pk}"]
    page = press(officer_client, do="refuse", item=refs, reason="")
    assert "Dites pourquoi" in page.text
    assert f'value="{refs[0]}"' in page.text  # nothing is lost: still there
    reasons = [ReasonSnippet.objects.filter(about=kind).first() for kind in ("association", "need")]
    press(officer_client, do="refuse", item=refs, reasons=[row.pk for row in reasons])
    assert newcomer.moves.get().reason == reasons[0].text
    assert waiting_need.moves.get().reason == reasons[1].text
    assert Message.objects.filter(context__reason=reasons[1].text).exists()


def test_a_lost_message_is_sent_again_or_classed(officer_client, officer, lost):
    assert "Message qui n’est pas arrivé" in officer_client.get(QUEUE).text
    press(officer_client, accept=f"message:{lost.pk}")
    assert Message.objects.filter(dedupe_key=f"again:{lost.pk}", state="queued").exists()
    press(officer_client, undo=Decision.objects.get().pk)
    assert Message.objects.get() == lost
    press(officer_client, refuse=f"message:{lost.pk}")
    lost.refresh_from_db()
    assert lost.settled_by == officer


def test_a_need_in_danger_waits_until_somebody_looked(officer_client, treize, ines):
    soon = timezone.now() + timedelta(days=2)
    need = factories.NeedFactory(title="Collecte", association=treize, shifts=[4])
    need.shifts.update(starts_at=soon, ends_at=soon + timedelta(hours=2))
    Need.objects.update(checked_at=timezone.now(), checked_by=factories.OfficerFactory())
    assert "0 sur 4" in officer_client.get(QUEUE).text
    press(officer_client, refuse=f"danger:{need.pk}")
    assert "0 sur 4" not in officer_client.get(QUEUE).text
    press(officer_client, undo=Decision.objects.get().pk)
    assert "0 sur 4" in officer_client.get(QUEUE).text
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        need.shifts.update(taken=2)
        assert "Collecte" not in officer_client.get(QUEUE).text


def test_it_is_narrowed_by_kind_by_owner_and_by_delay(officer_client, officer, newcomer, lost):
    assign(rows=[("message", lost.pk)], to=officer, by=officer)
    kinds = officer_client.get(f"{QUEUE}?genre=message").context["items"]
    assert [item.ref for item in kinds] == [f"message:{lost.pk}"]
    mine = officer_client.get(f"{QUEUE}?a=mine").context["items"]
    assert [item.ref for item in mine] == [f"message:{lost.pk}"]
    assert officer_client.get(f"{QUEUE}?a=late").context["items"] == []
    back = press(officer_client, refuse=f"message:{lost.pk}", next=f"association:{newcomer.pk}")
    assert back.redirect_chain[-1][0] == f"{QUEUE}#association-{newcomer.pk}"


def test_a_referent_answers_what_is_hers_and_nothing_else(officer_client, newcomer, waiting_need):
    referent = colleague("referent")
    client = admitted_client_of(referent)
    assert client.get(QUEUE).context["items"] == []
    refused = f"/admin/need/refuse/{waiting_need.pk}/"
    assert client.get(refused).status_code == 302
    press(
        officer_client,
        do="assign",
        item=f"need:{waiting_need.pk}",
        to=referent.pk,
        due_on="2030-01-02",
    )
    (item,) = client.get(QUEUE).context["items"]
    assert (item.owner.to, str(item.owner.due_on)) == (referent, "2030-01-02")
    assert client.get(refused).status_code == 200
    press(client, accept=f"association:{newcomer.pk}")
    press(client, accept=f"need:{waiting_need.pk}")
    newcomer.refresh_from_db()
    waiting_need.refresh_from_db()
    assert (newcomer.state, waiting_need.state) == ("pending", "published")


def test_a_clerk_gives_it_to_somebody_and_settles_messages(newcomer, lost):
    clerk = colleague("clerk")
    client = admitted_client_of(clerk)
    press(client, mine="1", item=f"association:{newcomer.pk}")
    press(client, accept=f"association:{newcomer.pk}")
    press(client, refuse=f"message:{lost.pk}")
    newcomer.refresh_from_db()
    lost.refresh_from_db()
    assert (newcomer.state, lost.settled_by) == ("pending", clerk)
    assert client.get(QUEUE).context["items"][0].owner.to == clerk


def test_an_elected_reader_reads_and_changes_nothing(newcomer, lost):
    client = admitted_client_of(colleague("reader"))
    page = client.get(QUEUE)
    assert "Nouvelle" in page.text
    assert "Oui, publier" not in page.text
    assert "Message qui" not in page.text
    for data in ({"accept": f"association:{newcomer.pk}"}, {"mine": "1"}):
        press(client, item=f"association:{newcomer.pk}", **data)
    newcomer.refresh_from_db()
    assert newcomer.state == "pending"
    assert not Decision.objects.exists()


def test_more_rows_cost_the_queue_no_more_queries(officer_client, officer, treize):
    def add(number):
        for _ in range(number):
            pending = factories.AssociationFactory(state=Association.State.PENDING)
            assign(rows=[("association", pending.pk)], to=officer, by=officer)
            factories.NeedFactory(association=treize, shifts=[1])
            message = enqueue(
                kind=Message.Kind.NOTICE,
                template="sign_up_confirmed",
                to="a@exemple.example",
                context={},
                dedupe_key=f"m{pending.pk}",
                recipient_key="x",
            )
            Message.objects.filter(pk=message.pk).update(state="failed", finished_at=timezone.now())

    add(1)
    officer_client.get(QUEUE)
    counts = []
    for more in (0, 10):
        add(more)
        with CaptureQueriesContext(connection) as queries:
            officer_client.get(QUEUE)
        counts.append(len(queries))
    assert counts[0] == counts[1]
