"""Writing again, taking back, and reading what was once written."""

import pytest

from engagement.ideas.actions import join_idea, propose_idea, refuse_idea, rewrite_idea
from engagement.ideas.models import Idea
from engagement.web.residents.ideas.differences import difference
from tests.factories import ResidentFactory
from tests.web.residents.ideas.conftest import address

pytestmark = pytest.mark.django_db


@pytest.fixture
def garden(ines):
    return propose_idea(
        resident=ines, by=ines.account, title="Un potager", body="Devant l’école, avec tous."
    )


def test_the_author_writes_again_and_versions_say_what_changed(client, as_omar, benches, ines):
    benches.versions.create(number=1, title=benches.title, body=benches.body, author=benches.author)
    as_omar.post(
        address("rewrite_idea", benches),
        {"title": benches.title, "body": "À l’ombre, près du lac.", "note": "Plus loin."},
    )
    page = client.get(address("idea_versions", benches))
    assert "<ins>du</ins>" in page.text
    assert "Plus loin." in page.text
    assert "Omar" in page.text
    assert page.text.index("Version 2") < page.text.index("Version 1")


@pytest.mark.parametrize("name", ["rewrite_idea", "withdraw_idea"])
def test_nobody_else_writes_or_takes_back(as_ines, client, benches, name):
    assert as_ines.get(address(name, benches)).status_code == 404
    assert as_ines.post(address(name, benches), {"title": "Moi"}).status_code == 404
    assert client.get(address(name, benches)).status_code == 302


def test_who_leads_writes_too(as_ines, ines, benches):
    join_idea(idea=benches, resident=ines, by=None, role="lead")
    as_ines.post(address("rewrite_idea", benches), {"title": "Des bancs en bois"})
    benches.refresh_from_db()
    assert benches.title == "Des bancs en bois"


def test_a_refused_idea_is_put_right_and_handed_in_again(as_ines, garden, officer):
    refuse_idea(idea=garden, by=officer, reason="Un nom y figure.")
    page = as_ines.get(address("rewrite_idea", garden))
    assert "Reprendre votre idée" in page.text
    as_ines.post(address("rewrite_idea", garden), {"title": "Un potager pour tous"})
    garden.refresh_from_db()
    assert (garden.state, garden.title) == (Idea.State.SUBMITTED, "Un potager pour tous")


def test_taking_back_asks_first_and_a_group_keeps_its_idea(as_omar, client, benches):
    assert "Retirer votre idée" in as_omar.get(address("withdraw_idea", benches)).text
    join_idea(idea=benches, resident=ResidentFactory(), by=None, role="helper")
    page = as_omar.post(address("withdraw_idea", benches), follow=True)
    assert "elle reste ouverte" in page.text
    benches.members.all().delete()
    as_omar.post(address("withdraw_idea", benches))
    assert client.get(address("idea", benches)).status_code == 404


def test_long_versions_are_compared_word_by_word():
    assert difference("deux bancs verts", "trois bancs verts") == [
        ("gone", "deux"),
        ("new", "trois"),
        ("same", " bancs verts"),
    ]
    assert difference("", "") == []


def test_words_too_long_are_told(as_ines, garden):
    page = as_ines.post(address("rewrite_idea", garden), {"title": "a" * 50_000})
    assert page.status_code == 200
    assert page.context["form"].errors.keys() == {"title"}
    assert garden.versions.count() == 1


def test_versions_of_what_is_hidden_are_hidden(client, garden):
    assert client.get(address("idea_versions", garden)).status_code == 404


def test_the_credit_of_an_erased_author_goes(client, benches, ines):
    rewrite_idea(
        idea=benches, resident=benches.author, by=None, title=benches.title, body="Autrement."
    )
    benches.versions.update(author=None)
    assert "Omar" not in client.get(address("idea_versions", benches)).text
