"""The list of ideas: its filters, its words, its cost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from engagement.ideas.models import Idea
from engagement.search.actions import refresh
from tests.factories import CommentFactory, IdeaFactory, ResidentFactory, domain

pytestmark = pytest.mark.django_db
LIST = "/idees/"


def titles(client, **answers):
    page = client.get(LIST, answers)
    assert page.status_code == 200
    return [card["title"] for card in page.context["cards"]]


@pytest.fixture
def library(malo):
    """An accepted idea in Malo, of another domain, which somebody supports."""
    idea = IdeaFactory(
        title="Une boîte à livres sur la digue",
        neighbourhood=malo,
        state=Idea.State.ACCEPTED,
        published_at=timezone.now(),
    )
    idea.interests.set([domain("education")])
    idea.supports.create(resident=ResidentFactory())
    return idea


def test_cards_say_where_how_far_and_how_many(client, benches, library):
    CommentFactory(idea=library)
    CommentFactory(idea=library, hidden_at=timezone.now(), hidden_by=ResidentFactory().account)
    text = client.get(LIST).text
    assert "2 idées." in text
    assert "retenue par la ville" in text
    assert "1 soutien · 1 commentaire" in text
    assert "pas encore de soutien" in text


def test_what_is_not_open_to_all_is_not_listed(client, benches):
    for state in Idea.State:
        if state not in (*Idea.VISIBLE, Idea.State.MERGED):
            IdeaFactory(state=state)
    IdeaFactory(state=Idea.State.MERGED, merged_into=benches)
    assert titles(client) == [benches.title]


def test_each_filter_narrows(client, benches, library):
    assert titles(client, quartier="petite-synthe") == [benches.title]
    assert titles(client, domaine="education") == [library.title]
    assert titles(client, etat="accepted") == [library.title]
    refresh(kind="idea", keys=[benches.pk, library.pk])
    assert titles(client, q="banc ombrage parc") == [benches.title]


def test_newest_first_or_most_supported(client, benches, library):
    Idea.objects.filter(pk=benches.pk).update(published_at=timezone.now())
    assert titles(client) == [benches.title, library.title]
    assert titles(client, tri="soutenues") == [library.title, benches.title]


def test_the_map_counts_the_same_result_whatever_its_neighbourhood(client, benches, library):
    page = client.get(LIST, {"quartier": "petite-synthe"})
    assert page.context["map_details"] == {"petite-synthe": "1 idée", "malo-les-bains": "1 idée"}


def test_nothing_found_and_nothing_at_all_say_what_to_do(client, db):
    assert "La vôtre sera la première" in client.get(LIST).text
    assert "Voir toutes les idées" in client.get(LIST, {"etat": "adopted"}).text


def test_an_unknown_answer_breaks_nothing(client, benches):
    page = client.get(LIST, {"quartier": "atlantide", "tri": "hasard", "page": "mille"})
    assert page.status_code == 200


@pytest.mark.parametrize("answers", [{}, {"tri": "soutenues"}])
def test_the_number_of_queries_does_not_grow(client, petite_synthe, nature, answers):
    counts = []
    for wanted in (1, 3, 30):
        while Idea.objects.count() < wanted:
            idea = IdeaFactory(neighbourhood=petite_synthe)
            idea.interests.set([nature])
            idea.supports.create(resident=idea.author)
        with CaptureQueriesContext(connection) as queries:
            assert len(titles(client, **answers)) == min(wanted, 24)
        counts.append(len(queries))
    assert len(set(counts[1:])) == 1, counts
    assert counts[0] <= counts[1]


def test_search_shows_ideas_unless_they_are_closed(client, benches):
    refresh(kind="idea", keys=[benches.pk])
    found = client.get(reverse("residents:search"), {"q": "bancs"}).text
    assert benches.title in found
