"""The queue: one list of what waits, since when, until when, and who answers."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.desk.queue.waiting import waiting_for
from engagement.associations.actions import ask_to_join
from engagement.associations.models import AnswerPromise, Association
from engagement.needs.actions import check_need
from engagement.needs.models import Need
from tests import factories

PARIS = ZoneInfo("Europe/Paris")


def handed_in(association, title="Bêcher", **facts):
    return factories.NeedFactory(
        title=title,
        association=association,
        state=Need.State.SUBMITTED,
        published_at=None,
        shifts=[1],
        **facts,
    )


@pytest.fixture
def newcomer(db):
    return factories.AssociationFactory(name="Nouvelle", state=Association.State.PENDING)


def items(officer):
    return waiting_for(officer, AnswerPromise.load())


def test_an_association_and_its_first_need_are_one_item(officer, newcomer):
    handed_in(newcomer)
    (item,) = items(officer)
    assert item.kind == "Association et premier besoin"
    assert item.title == "Nouvelle : Bêcher"
    assert item.url == f"/admin/association/verify/{newcomer.pk}/"


def test_what_a_refused_association_handed_in_waits_with_it(officer, newcomer):
    handed_in(newcomer)
    newcomer.move(Association.State.REFUSED, by=officer, reason="Sans RNA.")
    assert items(officer) == []


def test_each_kind_has_its_item(officer, newcomer, treize, clean_up, ines):
    submitted = handed_in(treize, "Tailler")
    listed = factories.AssociationFactory(name="Le Phare", state=Association.State.LISTED)
    asked = ask_to_join(association=listed, by=ines.account)
    assert {item.url for item in items(officer)} == {
        f"/admin/association/verify/{newcomer.pk}/",
        f"/admin/need/publish/{submitted.pk}/",
        f"/admin/need/check/{clean_up.pk}/",
        f"/admin/need/inspect/{clean_up.pk}/",  # nobody has signed up yet
        f"/admin/joinrequest/inspect/{asked.pk}/",
    }


def test_what_was_checked_or_came_from_a_feed_does_not_wait(officer, clean_up, treize):
    factories.NeedFactory(association=treize, source="national", source_id="1")
    check_need(need=clean_up, by=officer)
    clean_up.shifts.update(taken=5)
    assert items(officer) == []


def test_a_request_to_join_waits_for_the_owners_and_not_for_the_city(officer, treize, ines):
    ask_to_join(association=treize, by=ines.account)
    assert items(officer) == []


def test_the_most_urgent_comes_first_and_what_is_late_says_so(officer_client, newcomer):
    asked = datetime(2026, 6, 1, 9, tzinfo=PARIS)
    Association.objects.filter(pk=newcomer.pk).update(created_at=asked)
    later = factories.AssociationFactory(
        name="Plus tard", state=Association.State.PENDING, created_at=asked + timedelta(days=1)
    )
    with time_machine.travel(datetime(2026, 6, 3, 17, 59, tzinfo=PARIS)):
        page = officer_client.get("/admin/").text
        assert page.index("Nouvelle") < page.index(later.name)
        assert "mercredi 3 juin à 18 h" in page
        assert "en retard" not in page
    with time_machine.travel(datetime(2026, 6, 3, 18, 1, tzinfo=PARIS)):
        assert officer_client.get("/admin/").text.count("en retard") == 1


def test_a_second_try_waits_since_it_was_sent_again(officer, newcomer):
    Association.objects.update(created_at=timezone.now() - timedelta(days=40))
    newcomer.move(Association.State.REFUSED, by=officer, reason="Sans RNA.")
    newcomer.move(Association.State.PENDING, by=None)
    assert not items(officer)[0].is_late


def test_who_answers_is_named_in_the_settings(officer_client):
    page = officer_client.get("/admin/").text
    address = "/admin/settings/associations/answerpromise/"
    assert "Personne n’est nommé" in page
    assert address in page
    edit = officer_client.get(address, follow=True).redirect_chain[-1][0]
    officer_client.post(edit, {"working_days": 2, "officer": "Claire", "deputy": "Paul"})
    assert "Claire répond aux associations" in officer_client.get("/admin/").text


def test_an_editor_has_no_queue(editor_client, newcomer):
    assert newcomer.name not in editor_client.get("/admin/").text


def test_more_rows_cost_no_more_queries(officer_client, treize):
    def add(number):
        for _ in range(number):
            pending = factories.AssociationFactory(state=Association.State.PENDING)
            handed_in(pending, "Bêcher", slug=f"b-{pending.slug}")
            handed_in(treize, "Tailler", slug=f"t-{pending.slug}")
            factories.NeedFactory(association=treize)
            listed = factories.AssociationFactory(state=Association.State.LISTED)
            ask_to_join(association=listed, by=factories.AccountFactory())

    add(1)
    officer_client.get("/admin/")
    counts = []
    for more in (0, 10):
        add(more)
        with CaptureQueriesContext(connection) as queries:
            officer_client.get("/admin/")
        counts.append(len(queries))
    assert counts[0] == counts[1]
