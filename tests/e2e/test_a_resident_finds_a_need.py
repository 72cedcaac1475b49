"""The spine: a visitor becomes a resident with a place, and the association sees her."""

import re

from playwright.sync_api import Page, expect

from engagement.outbox.delivery import deliver_due
from engagement.outbox.models import Message
from tests import factories
from tests.e2e.hands import sign_in, sign_out


def test_a_visitor_signs_in_reads_why_and_takes_a_place(
    phone: Page, live_server, clean_up, malo, odile, treize
):
    factories.NeedFactory(title="Tenir la buvette du tournoi", neighbourhood=malo, shifts=[4])

    phone.goto(live_server.url)
    expect(phone.get_by_role("heading", level=1)).to_be_visible()

    sign_in(phone, live_server, "ines@exemple.example")
    introduce_herself(phone)

    suggestion = phone.get_by_role("article").filter(has_text=clean_up.title)
    expect(suggestion).to_contain_text("dans votre quartier")
    expect(suggestion).to_contain_text(re.compile("environnement|nature", re.IGNORECASE))
    suggestion.get_by_role("link", name=clean_up.title).click()

    phone.get_by_role("button", name="Je viens").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Vous êtes attendu·e")
    clean_up.shifts.get().refresh_from_db()
    assert clean_up.shifts.get().taken == 1

    deliver_due()
    told = Message.objects.filter(kind=Message.Kind.CONFIRMATION, to="ines@exemple.example").get()
    assert told.state == Message.State.SENT
    assert Message.objects.filter(template="somebody_signed_up").exists()

    sign_out(phone)
    sign_in(phone, live_server, odile.email)
    phone.goto(f"{live_server.url}/association/{treize.slug}/")
    expect(phone.get_by_role("main")).to_contain_text("Inès")
    expect(phone.get_by_role("main")).not_to_contain_text("ines@exemple.example")


def introduce_herself(page: Page) -> None:
    """Answer what a first visit asks, but for when: that is passed over."""
    page.get_by_role("textbox", name="Prénom").fill("Inès")
    page.get_by_role("combobox", name="Quartier").select_option(label="Petite-Synthe")
    page.get_by_role("button", name="Continuer").click()
    page.get_by_role("checkbox", name="Environnement").check(force=True)
    page.get_by_role("button", name="Continuer").click()
    page.get_by_role("link", name="Passer", exact=True).click()
    page.get_by_label(re.compile("Oui, proposez-moi")).check()
    page.get_by_role("button", name="Continuer").click()
