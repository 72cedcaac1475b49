"""The page of an idea: who reads it, what it tells, what it costs."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from engagement.ideas.actions import (
    accept_idea,
    decline_idea,
    hide_comment,
    join_idea,
    merge_ideas,
    refuse_idea,
)
from engagement.ideas.models import Comment, Idea
from engagement.initiatives.actions import begin_from_idea
from engagement.people.models import Channel
from engagement.web.residents.ideas.wording import CAME_BY
from tests.cms.conftest import admitted_client_of
from tests.factories import CommentFactory, IdeaFactory, ResidentFactory
from tests.web.residents.ideas.conftest import address

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", [s for s in Idea.State if s not in Idea.VISIBLE])
def test_only_its_author_and_the_city_read_what_is_not_open(
    client, benches, as_omar, as_ines, officer, state
):
    into = IdeaFactory() if state == Idea.State.MERGED else None
    Idea.objects.filter(pk=benches.pk).update(state=state, merged_into=into)
    page = address("idea", benches)
    shown = 302 if into else 200
    assert client.get(page).status_code == (302 if into else 404)
    assert as_ines.get(page).status_code == (302 if into else 404)
    assert as_omar.get(page).status_code == shown
    told = admitted_client_of(officer).get(page)
    assert told.status_code == shown
    assert into or "noindex" in told.text


def test_one_that_joined_another_leads_there_and_says_so(client, benches, officer):
    other = IdeaFactory(title="S’asseoir au lac")
    merge_ideas(into=benches, ideas=[other], by=officer, note="Des bancs et des tables.")
    page = client.get(address("idea", other), follow=True)
    assert page.redirect_chain[0][0].startswith(address("idea", benches))
    assert "S’asseoir au lac\u00a0» a été réunie avec celle-ci" in page.text
    assert "S’asseoir au lac\u00a0» a été" not in client.get(address("idea", benches)).text
    assert "Réunie avec «\u00a0S’asseoir au lac\u00a0»" in page.text
    assert "Des bancs et des tables." in page.text


def test_the_answer_of_the_city_and_what_comes_next(client, benches, officer):
    due = dt.date(2031, 3, 1)
    accept_idea(
        idea=benches, by=officer, reason="Le parc est à la ville.", next_step="atelier", due_on=due
    )
    text = client.get(address("idea", benches)).text
    assert "Oui, c’est dans son champ." in text
    assert "La suite\u00a0: atelier, d’ici samedi 1er mars 2031." in text
    assert "à venir" in text


def test_why_not_is_said_too(client, benches, officer):
    decline_idea(idea=benches, by=officer, reason="Le parc est à l’État.")
    text = client.get(address("idea", benches)).text
    assert "Non, ce n’est pas dans son champ." in text
    assert "Le parc est à l’État." in text
    assert "Je soutiens" not in text


def test_an_initiative_that_it_became_is_linked(client, benches, officer):
    accept_idea(
        idea=benches,
        by=officer,
        reason="Oui.",
        next_step="atelier",
        due_on=dt.date(2031, 3, 1),
    )
    begin_from_idea(idea=benches, by=officer, summary="Des bancs.", from_residents="L’idée.")
    page = client.get(address("idea", benches))
    assert "Elle est devenue une initiative" in page.text
    assert page.context["moments"][-1]["title"] == "Devenue une initiative"


@pytest.mark.parametrize("channel", Channel)
def test_the_first_step_says_by_which_way_it_came(client, benches, channel):
    Idea.objects.filter(pk=benches.pk).update(channel=channel)
    first = client.get(address("idea", benches)).context["moments"][0]
    assert first["title"] == "Proposée par Omar"
    assert first["text"].lower() == CAME_BY[channel].lower()


def test_an_erased_author_is_a_resident_without_a_name(client, benches):
    Idea.objects.update(author=None)
    assert "Proposée par <bdi>une habitante</bdi>" in client.get(address("idea", benches)).text


def test_the_group_is_told_by_roles(client, benches, ines):
    join_idea(idea=benches, resident=ines, by=None, role="skill", words="menuisière")
    page = client.get(address("idea", benches))
    assert page.context["group"] == [
        {
            "role": "apportent un savoir-faire",
            "people": [{"name": "Inès", "words": "menuisière"}],
        }
    ]
    assert "menuisière" in page.text


def test_the_city_is_marked_and_a_hidden_comment_is_its_authors_alone(
    client, benches, ines, as_ines, officer
):
    CommentFactory(idea=benches, text="Nous étudions.", by_city=True)
    rude = CommentFactory(idea=benches, author=ines, text="Bande de nuls.")
    hide_comment(comment=rude, by=officer, reason="On reste polis ici.")
    text = client.get(address("idea", benches)).text
    assert "Réponse de la ville" in text
    assert "Bande de nuls." not in text
    own = as_ines.get(address("idea", benches)).text
    assert "Bande de nuls." in own
    assert "On reste polis ici." in own


def test_a_refused_idea_says_why_and_how_to_try_again(benches, as_omar, officer):
    refuse_idea(idea=benches, by=officer, reason="Un nom de voisin y figure.")
    text = as_omar.get(address("idea", benches)).text
    assert "Un nom de voisin y figure." in text
    assert address("rewrite_idea", benches) in text


def test_the_number_of_queries_does_not_grow(client, benches, ines):
    counts = []
    for wanted in (2, 6):
        while Comment.objects.count() < wanted:
            neighbour = ResidentFactory()
            CommentFactory(idea=benches, author=neighbour)
            join_idea(idea=benches, resident=neighbour, by=None, role="helper")
            number = benches.versions.count() + 1
            benches.versions.create(number=number, title="Bancs", author=neighbour)
        with CaptureQueriesContext(connection) as queries:
            client.get(address("idea", benches))
        counts.append(len(queries))
        assert not [q for q in queries if q["sql"].split()[0] in {"INSERT", "UPDATE", "DELETE"}]
    assert len(set(counts)) == 1, counts


def test_scripts_and_signs_that_turn_words_around_stay_harmless(client, benches):
    Idea.objects.update(title="<script>alert(1)</script>", body="<img onerror=alert(1)>")
    text = client.get(address("idea", benches)).text
    assert "<script>alert" not in text
    assert "<img onerror" not in text
    assert 'dir="auto"' in text
