"""Each page type shows, in French and in English."""

import pytest
from wagtail.models import Locale

from cms.pages.models import InitiativePage, PlainPage
from engagement.initiatives.actions import change_stage, end_initiative
from engagement.needs.models import SignUp
from tests import factories
from tests.conftest import client_of

LISTS = ["", "initiatives/", "actualites/", "quartiers/"]


@pytest.mark.parametrize("address", [home + name for home in ("/", "/en/") for name in LISTS])
def test_an_empty_city_has_its_pages(client, db, address):
    response = client.get(address)
    assert response.status_code == 200
    assert response.headers["Content-Language"] == ("en" if address.startswith("/en/") else "fr")


def test_the_home_page_asks_where_one_lives_and_leads_to_the_list(client, petite_synthe):
    page = client.get("/").text
    assert 'action="/besoins/"' in page
    assert '<option value="petite-synthe"' in page


def test_the_home_page_shows_the_needs_that_are_open(client, clean_up):
    full = factories.NeedFactory(title="Complet", association=clean_up.association, shifts=[1])
    full.shifts.update(taken=1)
    page = client.get("/").text
    assert clean_up.title in page
    assert "Complet" not in page


def test_a_resident_is_shown_what_suits_her_and_why(ines, clean_up):
    response = client_of(ines.account).get("/")
    assert response.context["is_for_her"]
    assert [need["title"] for need in response.context["needs"]] == [clean_up.title]
    assert response.context["needs"][0]["reason"]
    assert 'value="petite-synthe" selected' in " ".join(response.text.split())


def test_a_resident_without_consent_is_shown_what_everybody_is(omar, clean_up):
    response = client_of(omar.account).get("/")
    assert not response.context["is_for_her"]
    assert clean_up.title in response.text


def test_small_counts_are_not_shown(client, clean_up):
    assert client.get("/").context["figures"] == {}
    factories.ResidentFactory.create_batch(11)
    assert client.get("/").context["figures"] == {"residents": 11}


def test_the_city_is_named_once_it_has_a_name(client, home):
    home.get_site().__class__.objects.update(site_name="Dunkerque")
    assert "Dunkerque" in client.get("/").text


def test_an_initiative_shows_its_stage_its_needs_and_its_past(client, orchard_page, clean_up):
    clean_up.initiative = orchard_page.initiative
    clean_up.save()
    change_stage(
        initiative=orchard_page.initiative, to="preparing", by=None, reason="Douze voisins réunis."
    )
    page = client.get("/initiatives/verger/").text
    assert "En préparation" in page
    assert clean_up.title in page
    assert "Douze voisins réunis." in page
    assert "Petite-Synthe" in page


def test_the_promise_is_shown_from_the_start_and_the_outcome_beside_it_at_the_end(
    client, orchard_page, clean_up
):
    orchard = orchard_page.initiative
    factories.PromiseFactory(initiative=orchard, kind="decide")
    before = client.get("/initiatives/verger/").text
    assert "Vous laisser décider" in before
    assert "Vous choisissez les arbres." in before
    assert "Label citoyen" not in before
    finish(orchard, from_residents="Une haie.", figures=[("42", "arbres")])
    after = client.get("/initiatives/verger/").text
    for words in ("Vous choisissez les arbres.", "Le verger est planté.", "<b>42</b> arbres"):
        assert words in after
    assert "Label citoyen" in after
    assert "Une haie." in after
    assert "Ce qui n’a pas été tenu" not in after
    assert "Label citoyen" in client.get("/initiatives/").text


def finish(initiative, **words):
    change_stage(initiative=initiative, to="under_way", by=None)
    end_initiative(initiative=initiative, by=None, done="Le verger est planté.", **words)


def test_who_took_part_is_counted_and_told_from_eleven_people_on(client, orchard_page, clean_up):
    orchard, shift = orchard_page.initiative, clean_up.shifts.get()
    clean_up.initiative = orchard
    clean_up.save()
    came = {"shift": shift, "state": "confirmed", "attendance": "came", "minutes": 120}
    for resident in factories.ResidentFactory.create_batch(10):
        SignUp.objects.create(resident=resident, **came)
    factories.PromiseFactory(initiative=orchard)
    finish(orchard)
    assert "personnes sont venues aider" not in client.get("/initiatives/verger/").text
    SignUp.objects.create(resident=factories.ResidentFactory(), **came)
    page = client.get("/initiatives/verger/").text
    assert "<b>11</b> personnes sont venues aider" in page
    assert "<b>22</b> heures données" in page


def test_a_hidden_initiative_has_no_page(client, orchard_page):
    orchard_page.initiative.is_public = False
    orchard_page.initiative.save()
    assert client.get("/initiatives/verger/").status_code == 404
    assert orchard_page.title not in client.get("/initiatives/").text


def test_an_abandoned_one_says_so_and_leaves_the_list(client, orchard_page):
    change_stage(initiative=orchard_page.initiative, to="abandoned", by=None, reason="Sol pollué.")
    assert "abandonnée" in client.get("/initiatives/verger/").text
    assert orchard_page.title not in client.get("/initiatives/").text


def test_finished_initiatives_are_listed_apart(client, orchard_page):
    factories.PromiseFactory(initiative=orchard_page.initiative)
    finish(orchard_page.initiative)
    context = client.get("/initiatives/").context
    assert context["going_on"] == []
    assert [card["title"] for card in context["finished"]] == [orchard_page.title]


def test_english_readers_see_the_english_page_else_the_french_one(client, orchard_page):
    assert "/initiatives/verger/" in client.get("/en/initiatives/").text
    english = orchard_page.copy_for_translation(Locale.objects.get(language_code="en"))
    english.title = "An orchard by the lake"
    english.save_revision().publish()
    cards = client.get("/en/initiatives/").context["going_on"]
    assert [card["title"] for card in cards] == ["An orchard by the lake"]
    assert InitiativePage.objects.live().count() == 2


def test_a_plain_page_shows_every_block(client, home):
    page = PlainPage(
        title="Qui sommes-nous ?",
        slug="qui",
        intro="<p>La ville.</p>",
        body=[
            ("heading", "Une histoire"),
            ("text", "<p>Des <b>gens</b>.</p>"),
            ("quote", {"text": "On est bien.", "who": "Mireille"}),
            ("figures", [{"number": "42", "words": "arbres"}, {"number": "7", "words": "rues"}]),
        ],
    )
    home.add_child(instance=page)
    text = client.get("/qui/").text
    for words in ("Une histoire", "<b>gens</b>", "On est bien.", "Mireille", "42", "rues"):
        assert words in text
