"""What somebody says at the counter becomes her idea."""

import pytest

from engagement.ideas.models import Idea
from engagement.search.actions import refresh
from tests.factories import IdeaFactory
from tests.web.counter.conftest import at

TOLD = {"title": "Des bancs devant la gare", "body": "Pour attendre le bus."}


@pytest.fixture
def form(yvonne):
    return at("take_idea", yvonne.public_id)


def test_her_idea_is_noted_in_her_name_by_the_counter(desk, yvonne, form):
    page = desk.post(form, TOLD, follow=True)
    idea = Idea.objects.get()
    assert (idea.author, idea.channel, idea.state) == (yvonne, "counter", "submitted")
    assert "La ville la lit" in page.text


def test_one_that_exists_is_read_to_her_and_supported(desk, yvonne, form):
    twin = IdeaFactory(title="Un banc près de la gare", body="")
    refresh(kind="idea", keys=[twin.pk])
    assert twin.title in desk.post(form, TOLD).text
    assert Idea.objects.count() == 1
    desk.post(form, {"support": twin.slug})
    support = twin.supports.get()
    assert (support.resident, support.channel) == (yvonne, "counter")


def test_it_is_another_idea_all_the_same(desk, form):
    refresh(kind="idea", keys=[IdeaFactory(title="Un banc près de la gare", body="").pk])
    desk.post(form, TOLD | {"sure": "on"})
    assert Idea.objects.count() == 2


def test_an_empty_sentence_is_not_noted(desk, form):
    assert desk.post(form, {"title": ""}).context["form"].errors
    assert not Idea.objects.exists()


def test_a_relay_notes_no_idea_of_somebody_she_does_not_serve(relay, form):
    assert relay.post(form, TOLD).status_code == 404
    assert not Idea.objects.exists()


def test_where_the_city_takes_no_ideas_neither_does_the_counter(desk, form, hers, settings):
    settings.MODULES = [name for name in settings.MODULES if name != "ideas"]
    assert desk.get(form).status_code == 404
    assert form not in desk.get(hers).text
