"""While the officer is away, a colleague sees the queue, answers it and is told what waits."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.utils import timezone

from cms.desk.queue.waiting import has_queue, waiting_for
from cms.desk.standing_in import tell_who_stands_in
from engagement.associations.models import AnswerPromise, Association
from engagement.outbox.models import Message
from tests import factories
from tests.cms.conftest import admitted_client_of

#: A Tuesday at nine, city time.
TUESDAY = "2030-05-07 09:00+02:00"
QUEUE = "/admin/a-traiter/"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(TUESDAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def deputy(db):
    account = factories.AccountFactory(email="paul@ville.example", first_name="Paul")
    account.groups.add(Group.objects.get(name="editor"))
    return account


@pytest.fixture
def away(deputy):
    today = timezone.localdate()
    promise = AnswerPromise.load()
    promise.officer, promise.stand_in = "Claire", deputy
    promise.away_from, promise.away_until = today, today + timedelta(days=3)
    promise.save()
    return promise


@pytest.fixture
def newcomer(db):
    return factories.AssociationFactory(name="Nouvelle", state=Association.State.PENDING)


def test_she_answers_what_waits_only_while_the_officer_is_away(deputy, newcomer, away, clock):
    client = admitted_client_of(deputy)
    assert [item.may_answer for item in waiting_for(deputy, away)] == [True]
    assert newcomer.name in client.get(QUEUE).text
    refuse = f"/admin/association/refuse/{newcomer.pk}/"
    assert client.get(refuse).status_code == 200
    clock.shift(timedelta(days=4))
    assert not has_queue(deputy)
    assert client.get(refuse).status_code == 302
    client.post(QUEUE, {"accept": f"association:{newcomer.pk}"})
    newcomer.refresh_from_db()
    assert newcomer.state == Association.State.PENDING
    clock.shift(timedelta(days=-4))
    client.post(QUEUE, {"accept": f"association:{newcomer.pk}"})
    newcomer.refresh_from_db()
    assert newcomer.state == Association.State.VERIFIED


def test_nobody_else_gains_by_it(newcomer, away, editor_client, client):
    assert newcomer.name not in editor_client.get("/admin/").text
    assert client.get(QUEUE).status_code == 302
    AnswerPromise.objects.update(stand_in=None)
    assert not AnswerPromise.load().stands_in(factories.AccountFactory.build())


def test_she_is_told_once_each_working_morning_what_waits(deputy, newcomer, away, clock):
    clock.shift(timedelta(hours=-2))
    assert tell_who_stands_in() is None
    clock.shift(timedelta(hours=2))
    tell_who_stands_in()
    clock.shift(timedelta(hours=1))
    tell_who_stands_in()
    (message,) = Message.objects.filter(template="desk_stand_in")
    assert (message.to, message.context["many"]) == (deputy.email, 1)
    clock.shift(timedelta(days=1))  # the 8th of May
    assert tell_who_stands_in() is None
    clock.shift(timedelta(days=1))
    assert tell_who_stands_in()


def test_she_is_not_told_of_nothing(deputy, away):
    assert tell_who_stands_in() is None


def test_associations_read_her_name_and_never_her_address(deputy, away):
    assert away.answering == "Paul"
    deputy.first_name = ""
    assert (
        AnswerPromise(
            officer="Claire", stand_in=deputy, away_from=away.away_from, away_until=away.away_until
        ).answering
        == "Claire"
    )
    away.deputy = "Paul Petit"
    assert away.answering == "Paul Petit"


def test_the_officer_chooses_among_her_team(officer, officer_client, deputy, ines):
    address = "/admin/settings/associations/answerpromise/"
    page = officer_client.get(address, follow=True)
    choices = page.context["form"].fields["stand_in"].queryset
    assert set(choices) == {officer, deputy}
    edit = page.redirect_chain[-1][0]
    officer_client.post(edit, {"working_days": 2, "officer": "Claire", "stand_in": deputy.pk})
    assert AnswerPromise.load().stand_in == deputy
