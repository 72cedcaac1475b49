"""The officer reads needs, publishes them, refuses them, withdraws them."""

import pytest

from engagement.matching.models import Suggestion
from engagement.needs.actions import sign_up
from engagement.needs.models import Need
from engagement.outbox.models import Message
from tests import factories
from tests.conftest import client_of

LIST = "/admin/need/"


def act(name, need):
    return f"/admin/need/{name}/{need.pk}/"


def test_the_list_shows_what_waits(officer_client, waiting_need, clean_up):
    page = officer_client.get(f"{LIST}?state=submitted").text
    assert waiting_need.title in page
    assert clean_up.title not in page


def test_it_is_narrowed_by_neighbourhood_and_domain(officer_client, clean_up, malo, nature):
    there = {"neighbourhood": clean_up.neighbourhood_id, "interests": nature.pk}
    assert clean_up.title in officer_client.get(LIST, there).text
    assert clean_up.title not in officer_client.get(LIST, {"neighbourhood": malo.pk}).text


def test_more_needs_cost_the_list_no_more_queries(
    officer_client, clean_up, treize, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    officer_client.get(LIST)
    with CaptureQueriesContext(connection) as with_one:
        officer_client.get(LIST)
    factories.NeedFactory.create_batch(3, association=treize, shifts=[1])
    with django_assert_num_queries(len(with_one)):
        officer_client.get(LIST)


def test_a_row_tells_its_facts_and_what_can_be_done(officer_client, waiting_need):
    page = officer_client.get(act("inspect", waiting_need)).text
    assert waiting_need.description in page
    assert "0 / 4" in page
    assert act("publish", waiting_need) in page
    assert act("refuse", waiting_need) in page


def test_before_publishing_it_is_shown_as_residents_will_see_it(officer_client, waiting_need):
    page = officer_client.get(act("publish", waiting_need))
    assert f'<iframe src="/besoins/{waiting_need.slug}/"' in page.text
    preview = officer_client.get(f"/besoins/{waiting_need.slug}/")
    assert preview.status_code == 200
    assert preview.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_publishing_shows_the_need_and_says_by_whom(officer_client, officer, waiting_need, client):
    officer_client.post(act("publish", waiting_need))
    waiting_need.refresh_from_db()
    assert waiting_need.state == Need.State.PUBLISHED
    assert waiting_need.moves.get().by == officer
    assert client.get(f"/besoins/{waiting_need.slug}/").status_code == 200
    assert not Suggestion.objects.exists()


def test_publishing_may_tell_the_best_placed(officer_client, waiting_need, ines, omar):
    page = officer_client.post(act("publish", waiting_need), {"tell": "on"}, follow=True)
    assert "1 habitant·e prévenu·e." in page.text
    assert Suggestion.objects.get().resident == ines
    assert Message.objects.filter(kind=Message.Kind.SUGGESTION).count() == 1


def test_a_published_need_may_be_told_to_more_people(officer_client, clean_up, ines):
    page = officer_client.get(act("tell", clean_up))
    assert page.context["best_placed"] == 1
    officer_client.post(act("tell", clean_up))
    assert Suggestion.objects.get().resident == ines
    again = officer_client.post(act("tell", clean_up), follow=True)
    assert "Personne à prévenir" in again.text
    assert Suggestion.objects.count() == 1


def test_a_need_that_is_not_public_is_told_to_nobody(officer_client, waiting_need, ines):
    assert officer_client.get(act("tell", waiting_need)).status_code == 302


def test_refusing_asks_for_a_reason(officer_client, waiting_need):
    answer = officer_client.post(act("refuse", waiting_need), {"reason": " "})
    assert answer.status_code == 200
    waiting_need.refresh_from_db()
    assert waiting_need.state == Need.State.SUBMITTED


def test_the_association_reads_the_reason(officer_client, waiting_need):
    officer_client.post(act("refuse", waiting_need), {"reason": "Il manque le lieu."})
    waiting_need.refresh_from_db()
    assert waiting_need.state == Need.State.REFUSED
    assert "Il manque le lieu." in str(Message.objects.first().context)
    assert "Il manque le lieu." in officer_client.get(act("inspect", waiting_need)).text


def test_withdrawing_frees_the_places_and_tells_the_people(officer_client, officer, clean_up, ines):
    sign_up(shift=clean_up.shifts.get(), resident=ines, by=None)
    officer_client.post(act("withdraw", clean_up), {"reason": "Tempête."})
    clean_up.refresh_from_db()
    assert clean_up.state == Need.State.WITHDRAWN
    assert clean_up.shifts.get().taken == 0


def test_what_somebody_else_did_first_is_told_not_done_twice(officer_client, waiting_need):
    officer_client.post(act("publish", waiting_need))
    late = officer_client.post(act("refuse", waiting_need), {"reason": "Trop tard"}, follow=True)
    assert "Quelqu’un l’a déjà fait" in late.text
    assert waiting_need.moves.count() == 1
    assert officer_client.get(act("publish", waiting_need)).status_code == 302


def test_looking_changes_nothing(officer_client, waiting_need):
    for name in ("inspect", "publish", "refuse", "withdraw"):
        officer_client.get(act(name, waiting_need))
        officer_client.head(act(name, waiting_need))
    waiting_need.refresh_from_db()
    assert waiting_need.state == Need.State.SUBMITTED


@pytest.mark.parametrize("name", ["publish", "refuse", "withdraw"])
def test_an_editor_may_not_act(editor_client, waiting_need, name):
    editor_client.post(act(name, waiting_need), {"reason": "Non"})
    waiting_need.refresh_from_db()
    assert waiting_need.state == Need.State.SUBMITTED


def test_an_editor_sees_pages_only(editor_client, waiting_need):
    for address in (LIST, act("inspect", waiting_need), "/admin/association/", "/admin/message/"):
        response = editor_client.get(address)
        assert response.status_code == 302
        assert response.url == "/admin/"
    home = editor_client.get("/admin/").text
    assert "À traiter" not in home
    assert LIST not in home
    assert editor_client.get("/admin/pages/", follow=True).status_code == 200


def test_a_resident_may_not_act(ines, waiting_need):
    assert client_of(ines.account).post(act("publish", waiting_need)).status_code == 403


def test_rows_have_no_form_that_writes_around_the_actions(officer_client, waiting_need):
    for name in ("edit", "delete", "history", "usage"):
        assert officer_client.get(act(name, waiting_need)).status_code == 404
    assert officer_client.get("/admin/need/new/").status_code == 404
