"""Initiatives, messages and the menu of the officer."""

import pytest
from wagtail.models import ReferenceIndex

from engagement.associations.models import Association
from engagement.initiatives.models import Initiative
from engagement.needs.actions import sign_up
from engagement.needs.models import Need, Shift, SignUp
from engagement.outbox.models import Message


def test_an_initiative_is_written_promised_moved_and_ended(officer_client, officer, malo, nature):
    facts = {
        "title": "La rue aux enfants",
        "summary": "Une rue sans voitures.",
        "neighbourhood": malo.pk,
        "interests": [nature.pk],
        "is_public": "on",
    }
    officer_client.post("/admin/initiative/new/", facts)
    initiative = Initiative.objects.get(title="La rue aux enfants")
    assert initiative.state == Initiative.State.ANNOUNCED
    officer_client.post(f"/admin/initiative/edit/{initiative.pk}/", facts | {"title": "La rue"})
    start = {"to": "under_way", "reason": "Barrières."}
    refused = officer_client.post(f"/admin/initiative/stage/{initiative.pk}/", start)
    assert "rien ne commence sans elle" in refused.text
    names = ["aim", "public", "scale", "duration", "means", "effect"]
    promise = {"kind": "build", **dict.fromkeys(names, "Une rue sans voitures.")}
    officer_client.post(f"/admin/initiative/promise/{initiative.pk}/", promise)
    officer_client.post(f"/admin/initiative/stage/{initiative.pk}/", start)
    address = f"/admin/initiative/end/{initiative.pk}/"
    assert "deux points" in officer_client.post(address, {"done": "Fait.", "figures": "42"}).text
    end = {"done": "Fait.", "from_residents": "L’heure.", "figures": "42 : samedis\n3 : rues"}
    officer_client.post(address, end)
    initiative.refresh_from_db()
    assert (initiative.title, initiative.state) == ("La rue", Initiative.State.FINISHED)
    assert initiative.promise.by == officer
    assert initiative.outcome.figures == [["42", "samedis"], ["3", "rues"]]
    assert initiative.from_residents == "L’heure."
    assert {move.by for move in initiative.moves.all()} == {officer}


def test_a_stage_that_cannot_follow_is_not_offered_nor_taken(officer_client, orchard):
    address = f"/admin/initiative/stage/{orchard.pk}/"
    assert "finished" not in dict(officer_client.get(address).context["form"].fields["to"].choices)
    officer_client.post(address, {"to": "finished"})
    officer_client.post(f"/admin/initiative/end/{orchard.pk}/", {"done": "Déjà."})
    orchard.refresh_from_db()
    assert orchard.state == Initiative.State.ANNOUNCED


def test_a_message_in_trouble_waits_on_the_first_page(officer_client):
    message = make_message(Message.State.FAILED)
    assert f"/admin/message/inspect/{message.pk}/" in officer_client.get("/admin/").text
    assert officer_client.get("/admin/message/?state=failed").status_code == 200


def test_an_empty_queue_says_so(officer_client):
    assert "Rien n’attend" in officer_client.get("/admin/").text


def test_messages_are_listed_without_address(officer_client):
    message = make_message(Message.State.UNKNOWN)
    assert message.to not in officer_client.get("/admin/message/").text
    assert message.to not in officer_client.get(f"/admin/message/inspect/{message.pk}/").text


def make_message(state):
    from django.utils import timezone

    return Message.objects.create(
        kind=Message.Kind.NOTICE,
        state=state,
        dedupe_key=f"essai-{state}",
        recipient_key="essai",
        to="ines@exemple.example",
        template="essai",
        finished_at=timezone.now(),
    )


def test_the_menu_leaves_out_what_confuses(officer_client):
    page = officer_client.get("/admin/").text
    for address in ("/admin/need/", "/admin/association/", "/admin/initiative/"):
        assert f'"{address}"' in page
    for name in ("snippets", "reports"):
        assert f'"name": "{name}"' not in page


@pytest.mark.parametrize("model", [Need, Association, Initiative, Message, Shift, SignUp])
def test_rows_of_the_rooms_stay_out_of_the_reference_index(model):
    assert not ReferenceIndex.is_indexed(model)


def test_a_sign_up_costs_no_query_of_the_desk(clean_up, ines, django_assert_max_num_queries):
    with django_assert_max_num_queries(40) as queries:
        sign_up(shift=clean_up.shifts.get(), resident=ines, by=None)
    asked = " ".join(query["sql"] for query in queries.captured_queries)
    assert "wagtail" not in asked
