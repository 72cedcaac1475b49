"""A resident of Petite-Synthe on a cheap phone, French her second language: from the first page to
a confirmed place, then her agenda, and the address that her phone’s calendar fetches.
"""

import re
from urllib.request import urlopen

from icalendar import Calendar
from playwright.sync_api import Page, expect

from engagement.needs.models import SignUp
from engagement.people.half_days import places_of
from engagement.people.models import Resident
from tests.e2e.hands import code_of

EMAIL = "amina@exemple.example"
CHEAP_PHONE = {"width": 320, "height": 640}
# Headless browsers have no voice: what would be said is written down.
VOICE = """
window.said = [];
speechSynthesis.speak = (words) => window.said.push([words.lang, words.text]);
"""


def test_pictograms_and_few_words_lead_to_a_place_and_to_her_calendar(
    phone: Page, live_server, clean_up
):
    phone.set_viewport_size(CHEAP_PHONE)
    phone.add_init_script(VOICE)
    phone.goto(live_server.url)
    phone.get_by_role("link", name=clean_up.title).click()
    hear_it(phone, clean_up.title)

    phone.get_by_role("button", name="Je viens").click()
    phone.get_by_label("Votre adresse électronique").fill(EMAIL)
    phone.get_by_role("button", name="Recevoir un code").click()
    phone.get_by_label("Le code reçu").fill(code_of(EMAIL))
    phone.get_by_role("button", name="Valider").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Vous êtes attendu·e")
    hear_it(phone, "Vous êtes attendu·e")

    say_little(phone)
    resident = Resident.objects.get(email=EMAIL)
    assert (places_of(resident.half_days), resident.name) == ([8, 15], "")

    phone.goto(f"{live_server.url}/mon-compte/espace/")
    phone.get_by_role("link", name=re.compile("Mon agenda")).click()
    expect(phone.get_by_role("main")).to_contain_text(clean_up.title)
    phone.get_by_role("button", name="Faire mon adresse d’agenda").click()
    address = phone.get_by_label("Ou copiez l’adresse").input_value()
    with urlopen(address, timeout=30) as answer:  # without her session, as a calendar does
        entries = Calendar.from_ical(answer.read()).walk("VEVENT")
    assert [str(one["summary"]) for one in entries] == [clean_up.title]
    assert SignUp.objects.get().state == SignUp.State.CONFIRMED


def hear_it(page: Page, words: str) -> None:
    """Touch the loudspeaker; the page is read in French."""
    page.get_by_role("button", name="Écouter cette page").click()
    language, text = page.evaluate("window.said.at(-1)")
    assert language == "fr"
    assert words in text
    page.get_by_role("button", name="Écouter cette page").click()


def say_little(page: Page) -> None:
    """Answer the first visit by pictograms alone, and pass over what needs words."""
    page.get_by_role("link", name="Pour moi").first.click()
    page.get_by_role("link", name="Passer", exact=True).click()
    page.get_by_role("checkbox", name="Environnement").check(force=True)
    page.get_by_role("button", name="Continuer").click()
    wednesday = page.get_by_role("group", name="Mercredi")
    wednesday.get_by_role("checkbox", name="soir").check(force=True)
    page.get_by_role("group", name="Samedi").get_by_role("checkbox", name="matin").check(force=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= CHEAP_PHONE["width"]
    page.get_by_role("button", name="Continuer").click()
    page.get_by_label(re.compile("Oui, proposez-moi")).check()
    page.get_by_role("button", name="Continuer").click()
    expect(page).to_have_url(re.compile("/pour-moi/$"))
