"""An idea from a phone: proposed, found by a second person, carried by a third, answered."""

import datetime as dt

from playwright.sync_api import Page, expect

from engagement.ideas.actions import accept_idea, publish_idea
from engagement.ideas.models import Idea
from tests.e2e.hands import code_of, sign_in, sign_out
from tests.factories import OfficerFactory

NARROW = {"width": 320, "height": 720}


def test_an_idea_becomes_that_of_several_people(phone: Page, live_server, malo, nature):
    phone.set_viewport_size(NARROW)
    officer = OfficerFactory()

    phone.goto(f"{live_server.url}/idees/")
    phone.get_by_role("link", name="Proposer une idée").first.click()
    phone.get_by_label("Votre idée en une phrase").fill("Des bancs à l’ombre au parc du lac")
    touch_on_map(phone, "Malo-les-Bains")
    phone.get_by_label("Votre prénom").fill("Nadia")
    phone.get_by_role("button", name="Continuer").click()
    prove(phone, "nadia@exemple.example")
    expect(phone.get_by_role("main")).to_contain_text("En attente de lecture")

    idea = Idea.objects.get()
    assert (idea.neighbourhood, idea.author.name) == (malo, "Nadia")
    publish_idea(idea=idea, by=officer)

    sign_out(phone)
    phone.goto(f"{live_server.url}/idees/proposer/")
    phone.get_by_label("Votre idée en une phrase").press_sequentially(
        "Un banc ombragé, parc du lac"
    )
    expect(phone.get_by_role("link", name=idea.title)).to_be_visible()
    phone.get_by_role("button", name="Continuer").click()
    phone.get_by_role("button", name="C’est la même").click()
    prove(phone, "omar@exemple.example")
    expect(phone.get_by_role("heading", name="1 soutien")).to_be_visible()

    sign_out(phone)
    sign_in(phone, live_server, "zoe@exemple.example")
    phone.goto(f"{live_server.url}/idees/{idea.slug}/")
    phone.get_by_text("Rejoindre le groupe").click()
    phone.get_by_label("j’apporte un savoir-faire").check()
    phone.get_by_label("Ce que j’apporte").fill("menuiserie")
    phone.get_by_role("button", name="J’en suis").click()
    expect(phone.get_by_role("heading", name="2 soutiens")).to_be_visible()
    expect(phone.get_by_role("main")).to_contain_text("menuiserie")

    due = dt.date(2031, 3, 3)
    idea.refresh_from_db()
    accept_idea(
        idea=idea, by=officer, reason="Le parc est à nous.", next_step="un atelier", due_on=due
    )
    phone.reload()
    steps = phone.locator(".timeline > li")
    expect(steps.first).to_contain_text("Proposée par Nadia")
    expect(steps.first).to_contain_text("Arrivée par le site")
    expect(steps.nth(-2)).to_contain_text("La ville la retient")
    expect(steps.last).to_contain_text("Un atelier")
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


def touch_on_map(page: Page, name: str) -> None:
    """Choose a neighbourhood by a touch; the list beside says the same."""
    page.get_by_text("Ou touchez le quartier sur la carte").click()
    page.locator(".territory svg").get_by_role("link", name=name).click()
    expect(page.get_by_label("Quartier").locator("option:checked")).to_have_text(name)


def prove(page: Page, email: str) -> None:
    """Type an address and the code that came to it, as the page asks."""
    page.get_by_label("Votre adresse électronique").fill(email)
    page.get_by_role("button", name="Recevoir un code").click()
    page.get_by_label("Le code reçu").fill(code_of(email))
    page.get_by_role("button", name="Valider").click()
