"""The page of one need, in every state."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from engagement.associations.models import Association
from engagement.base.links import Link, make_code, make_link
from engagement.initiatives.models import Initiative
from engagement.needs.models import Need
from engagement.people.models import Resident
from tests import factories
from tests.conftest import client_of

pytestmark = pytest.mark.django_db


def page_of(client: Client, need: Need):
    return client.get(reverse("residents:need", args=[need.slug]))


def test_it_says_what_where_when_and_how_many(client, clean_up):
    Need.objects.update(bring="Des bottes", welcome="Samira, au portail", little_french=True)
    text = page_of(client, clean_up).content.decode()
    for words in (
        clean_up.title,
        "Deux heures ensemble",
        "Petite-Synthe",
        "10 places libres sur 10",
        "Des bottes",
        "Samira, au portail",
        "Peu de français suffit",
        "Les Treize Jardins",
        "Je viens",
    ):
        assert words in text


def test_it_says_what_first_timers_ask(client, clean_up):
    Need.objects.update(getting_there="Bus C5, arrêt Lac", insured=True, minimum_age=18)
    clean_up.shifts.update(is_discovery=True, minimum=4)
    text = page_of(client, clean_up).content.decode()
    for words in (
        "Bus C5, arrêt Lac",
        "L’association vous assure.",
        "À partir de 18 ans.",
        "Confirmée tout de suite.",
        "Pour découvrir",
        "à partir de 4 personnes",
    ):
        assert words in text


def test_where_the_association_answers_first_it_says_within_how_long(client, clean_up):
    Need.objects.update(answer_hours=48)
    text = page_of(client, clean_up).content.decode()
    assert "L’association vous répond sous 48 h." in text
    assert "confirmée tout de suite" not in text


def test_what_nobody_told_is_not_said(client, clean_up):
    text = page_of(client, clean_up).content.decode()
    for words in ("Assurance", "Comment venir", "Pour découvrir", "a lieu à partir"):
        assert words not in text


def test_it_is_passed_on_with_a_ready_text_a_code_and_a_poster(client, clean_up):
    link = make_link(Link.NEED, clean_up.pk)
    text = page_of(client, clean_up).content.decode()
    assert f"Les Treize Jardins cherche un coup de main : {clean_up.title}." in text
    assert f"{link}</textarea>" in text
    assert 'href="mailto:?subject=Ramasser%20les' in text
    assert reverse("residents:poster", args=[clean_up.slug]) in text


def test_a_full_shift_says_so_and_offers_to_wait(client, clean_up):
    clean_up.shifts.update(taken=10)
    text = page_of(client, clean_up).content.decode()
    assert "Complet" in text
    assert "Je viens" not in text
    assert "M’inscrire sur la liste d’attente" in text


@pytest.mark.parametrize("state", [Need.State.DRAFT, Need.State.SUBMITTED, Need.State.REFUSED])
def test_before_it_is_public_only_its_members_see_it(
    clean_up, odile, viviane, ines, state, treize, voisine
):
    Need.objects.update(state=state, published_at=None)
    for client in (Client(), client_of(ines.account), client_of(viviane)):
        assert page_of(client, clean_up).status_code == 404
    preview = page_of(client_of(odile), clean_up)
    assert preview.status_code == 200
    assert "Aperçu" in preview.content.decode()


def test_the_officer_sees_a_draft_and_an_editor_does_not(clean_up, officer):
    Need.objects.update(state=Need.State.DRAFT, published_at=None)
    assert page_of(client_of(officer), clean_up).status_code == 200
    editor = factories.AccountFactory()
    editor.groups.add(Group.objects.get(name="editor"))
    assert page_of(client_of(editor), clean_up).status_code == 404


def test_a_withdrawn_need_says_so(client, clean_up):
    Need.objects.update(state=Need.State.WITHDRAWN)
    response = page_of(client, clean_up)
    assert response.status_code == 410
    assert "a retiré ce besoin" in response.content.decode()


def test_a_draft_withdrawn_before_anybody_saw_it_stays_unseen(client, clean_up):
    Need.objects.update(state=Need.State.WITHDRAWN, published_at=None)
    assert page_of(client, clean_up).status_code == 404


def test_a_need_that_is_over_says_so(client, clean_up):
    Need.objects.update(state=Need.State.OVER)
    text = page_of(client, clean_up).content.decode()
    assert "C’est terminé" in text
    assert "Je viens" not in text


@pytest.mark.parametrize("state", ["pending", "refused", "suspended"])
def test_a_need_of_an_association_that_is_not_public_is_not_seen(client, clean_up, state):
    Association.objects.update(state=state)
    assert page_of(client, clean_up).status_code == 404


def test_a_mission_of_a_feed_leads_to_its_own_site(client, clean_up):
    Association.objects.update(state=Association.State.LISTED)
    Need.objects.update(application_url="https://ailleurs.example/mission/1")
    text = page_of(client, clean_up).content.decode()
    assert 'href="https://ailleurs.example/mission/1"' in text
    assert "Je viens" not in text


def test_who_takes_suggestions_reads_why(clean_up, ines, omar):
    assert "Vous aimez" in page_of(client_of(ines.account), clean_up).content.decode()
    assert "Vous aimez" not in page_of(client_of(omar.account), clean_up).content.decode()


def test_opening_it_makes_no_resident(clean_up, odile):
    before = Resident.objects.count()
    assert page_of(client_of(odile), clean_up).status_code == 200
    assert Resident.objects.count() == before


def test_script_in_a_text_stays_inert(client, clean_up):
    attack = "<script>alert(1)</script>"
    Need.objects.update(
        title=attack, description=attack, place=attack, bring=attack, welcome=attack
    )
    assert attack not in page_of(client, clean_up).content.decode()


def test_no_such_need(client, db):
    assert client.get("/besoins/rien/").status_code == 404


def test_it_leads_to_the_page_of_its_initiative_unless_that_is_hidden(client, clean_up):
    initiative = Initiative.objects.create(title="Le lac propre")
    Need.objects.update(initiative=initiative)
    link = f'href="/i/{make_code(Link.INITIATIVE, initiative.pk)}/"'
    assert link in page_of(client, clean_up).content.decode()
    Initiative.objects.update(is_public=False)
    assert link not in page_of(client, clean_up).content.decode()
