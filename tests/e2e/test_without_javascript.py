"""Public journeys in a browser that runs no script."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from engagement.needs.models import SignUp
from tests import factories
from tests.e2e.hands import code_of, sign_in


@pytest.fixture
def plain(browser: Browser, browser_context_args, live_server, settings) -> Iterator[Page]:
    """A page of a browser whose scripts are off."""
    settings.SITE_URL = live_server.url
    context = browser.new_context(java_script_enabled=False, **browser_context_args)
    yield context.new_page()
    context.close()


def test_the_list_is_narrowed_by_its_button(plain: Page, live_server, clean_up, malo):
    factories.NeedFactory(title="Tenir la buvette", neighbourhood=malo, shifts=[4])
    plain.goto(f"{live_server.url}/besoins/")
    expect(plain.get_by_role("article")).to_have_count(2)
    plain.get_by_label("Où", exact=True).select_option("Petite-Synthe")
    plain.get_by_role("button", name="Chercher").click()
    expect(plain.get_by_role("article")).to_have_count(1)
    expect(plain.get_by_role("article")).to_contain_text(clean_up.title)
    assert "quartier=petite-synthe" in plain.url


def test_the_map_answers_to_a_touch(plain: Page, live_server, clean_up, malo):
    plain.goto(f"{live_server.url}/besoins/")
    plain.get_by_text("Choisir sur la carte").click()
    plain.get_by_role("link", name="Petite-Synthe, 1 besoin").click()
    expect(plain.get_by_role("article")).to_have_count(1)


def test_a_word_is_found(plain: Page, live_server, clean_up):
    plain.goto(live_server.url)
    plain.get_by_role("link", name="Chercher").click()
    plain.get_by_label("Que cherchez-vous").fill("association inconnue")
    plain.get_by_role("button", name="Chercher").click()
    expect(plain.get_by_role("main")).to_contain_text("Rien")


def test_a_visitor_takes_a_place_and_gives_it_back(plain: Page, live_server, clean_up):
    email = "ines@exemple.example"
    plain.goto(f"{live_server.url}/besoins/{clean_up.slug}/")
    plain.get_by_role("button", name="Je viens").click()
    plain.get_by_label("Votre adresse électronique").fill(email)
    plain.get_by_role("button", name="Recevoir un code").click()
    plain.get_by_label("Le code reçu").fill(code_of(email))
    plain.get_by_role("button", name="Valider").click()
    signup = SignUp.objects.live().get(resident__account__email=email)
    assert plain.url.endswith(f"/inscriptions/{signup.pk}/")
    plain.get_by_role("button", name="Je ne peux pas venir").click()
    assert not SignUp.objects.live().exists()


def test_a_resident_signs_in_and_says_what_she_likes(plain: Page, live_server, petite_synthe):
    sign_in(plain, live_server, "ines@exemple.example")
    plain.get_by_label("Prénom").fill("Inès")
    plain.get_by_role("button", name="Continuer").click()
    plain.get_by_label("Environnement").check(force=True)
    plain.get_by_role("button", name="Continuer").click()
    for _step in ("quand", "suggestions"):
        plain.get_by_role("link", name="Passer", exact=True).click()
    expect(plain.get_by_role("heading", level=1)).to_be_visible()
    assert plain.url.endswith("/pour-moi/")
