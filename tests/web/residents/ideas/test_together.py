"""Supporting, discussing and joining with one touch, signed in or not."""

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.utils import timezone

from engagement.ideas import pace
from engagement.ideas.models import Comment, Idea, Member, Support
from engagement.people.models import Resident
from tests.conftest import client_of
from tests.factories import IdeaFactory
from tests.web.residents.conftest import sign_in
from tests.web.residents.ideas.conftest import address

pytestmark = pytest.mark.django_db


def told(response):
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def test_one_touch_supports_and_another_takes_it_back(benches, as_ines, ines):
    page = as_ines.post(address("support_idea", benches), follow=True)
    assert "Vous la soutenez." in page.text
    assert Support.objects.get().resident == ines
    as_ines.post(address("support_idea", benches), {"stop": "1"})
    assert not Support.objects.exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("support_idea", {}),
        ("comment_idea", {"text": "Et un point d’eau ?"}),
        ("join_idea", {"role": "skill", "words": "menuisière"}),
    ],
)
def test_a_visitor_signs_in_and_what_she_wished_is_done(client, benches, name, said):
    asked = client.post(address(name, benches), said)
    assert asked.url.startswith("/compte/connexion/")
    done = sign_in(client, "nadia@exemple.example")
    assert done.url == address("idea", benches)
    nadia = Resident.objects.get(account__email="nadia@exemple.example")
    rows = {"support_idea": Support, "comment_idea": Comment, "join_idea": Member}[name].objects
    row = rows.get()
    assert nadia in (getattr(row, "resident", None), getattr(row, "author", None))
    assert all(getattr(row, field) == value for field, value in said.items())


def test_a_wish_of_half_an_hour_ago_is_forgotten(client, benches):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client.post(address("support_idea", benches))
        clock.shift(31 * 60)
        sign_in(client, "nadia@exemple.example")
    assert not Support.objects.exists()


def test_a_comment_that_is_too_long_is_kept_in_its_form(benches, as_ines):
    page = as_ines.post(address("comment_idea", benches), {"text": "a" * 50_000})
    assert page.status_code == 200
    assert "1000" in page.context["comment_form"].errors["text"][0]
    assert not Comment.objects.exists()


def test_too_many_comments_are_told_kindly_and_nothing_is_lost(benches, as_ines, monkeypatch):
    most = (1, *pace.PACES[Comment][1:])
    monkeypatch.setitem(pace.PACES, Comment, most)
    as_ines.post(address("comment_idea", benches), {"text": "Un."})
    page = as_ines.post(address("comment_idea", benches), {"text": "Deux."})
    assert "Revenez" in page.text
    assert "Deux." in page.text
    assert Comment.objects.count() == 1


def test_signs_that_turn_the_words_around_are_taken_out(benches, as_ines):
    as_ines.post(address("comment_idea", benches), {"text": "Oui\u202egnp.exe\u2066 !"})
    assert Comment.objects.get().text == "Ouignp.exe !"


def test_a_part_needs_a_role_and_can_be_left(benches, as_ines, ines):
    page = as_ines.post(address("join_idea", benches), {"words": "une remorque"})
    assert "Choisissez votre part." in page.text
    assert "une remorque" in page.text
    as_ines.post(address("join_idea", benches), {"role": "lead"})
    assert Member.objects.get().role == "lead"
    as_ines.post(address("join_idea", benches), {"stop": "1"})
    assert not Member.objects.exists()


def test_an_idea_that_is_over_takes_nothing_and_says_so(benches, as_ines):
    Idea.objects.update(state=Idea.State.DECLINED)
    assert "ne prend plus" in told(as_ines.post(address("support_idea", benches)))
    page = as_ines.post(address("comment_idea", benches), {"text": "Dommage."})
    assert not Comment.objects.exists()
    assert page.status_code == 200


def test_what_nobody_may_read_takes_nothing_from_strangers(as_ines):
    hidden = IdeaFactory(state=Idea.State.SUBMITTED)
    for name in ("support_idea", "comment_idea", "join_idea"):
        assert as_ines.post(address(name, hidden)).status_code == 404


def test_the_citys_words_are_marked(benches, officer):
    client_of(officer).post(address("comment_idea", benches), {"text": "Nous étudions."})
    assert Comment.objects.get().by_city
