"""The officer publishes a list of ideas, then draws by what came up in public."""

import pytest

from engagement.ideas.lots import drawn
from engagement.ideas.models import Draw
from tests.factories import IdeaFactory


@pytest.fixture
def published(officer_client):
    ideas = IdeaFactory.create_batch(4)
    facts = {"title": "Atelier", "wanted": 2, "seed_from": "Loto", "among": [i.pk for i in ideas]}
    officer_client.post("/admin/draw/new/", facts)
    return Draw.objects.get()


def test_the_list_is_public_before_it_is_drawn(published, client):
    page = client.get(f"/idees/tirages/{published.pk}/").text
    assert published.list_hash in page
    assert "Pas encore tiré" in page
    assert "Atelier" in client.get("/idees/tirages/").text


def test_what_came_up_draws_and_everybody_reads_it(published, officer_client, client):
    officer_client.post(f"/admin/draw/draw/{published.pk}/", {"seed": "4 8 15"})
    published.refresh_from_db()
    expected = drawn(published.listed, "4 8 15", 2)
    assert {idea.pk for idea in published.ideas.all()} == set(expected)
    page = client.get(f"/idees/tirages/{published.pk}/").text
    assert "4 8 15" in page
    assert [
        one["number"] for one in client.get(f"/idees/tirages/{published.pk}/").context["drawn"]
    ] == expected


def test_it_is_not_drawn_a_second_time(published, officer_client):
    for seed in ("4 8 15", "16 23 42"):
        officer_client.post(f"/admin/draw/draw/{published.pk}/", {"seed": seed})
    published.refresh_from_db()
    assert published.seed == "4 8 15"


def test_as_many_places_as_ideas_need_no_draw(officer_client):
    idea = IdeaFactory()
    facts = {"title": "Atelier", "wanted": 1, "seed_from": "Loto", "among": [idea.pk]}
    assert "rien à tirer" in officer_client.post("/admin/draw/new/", facts).text
    assert not Draw.objects.exists()


def test_without_a_draw_the_page_says_so(client, db):
    assert "Pas encore de tirage" in client.get("/idees/tirages/").text
