"""The kiosk of the nacelle: by touch alone, open to everybody, and nothing is left behind."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from engagement.people.models import Channel, Resident
from engagement.people.relays import grant_relay
from tests.conftest import client_of
from tests.e2e.conftest import LISTEN
from tests.e2e.test_pages_are_open_to_everybody import OPTIONS
from tests.e2e.test_the_counter import CODE, TABLET

NAME, PHONE = "Zélie", "0612345678"


@pytest.fixture
def kiosk(browser: Browser, browser_context_args, live_server, officer, settings) -> Iterator[Page]:
    """A tablet that a relay opened as a kiosk."""
    settings.SITE_URL = live_server.url
    right = grant_relay(
        email="nacelle@ville.example",
        place="Nacelle",
        purpose="Tournée",
        expires_at=timezone.now() + timedelta(days=2),
        by=officer,
    )
    touch = {"viewport": TABLET, "has_touch": True}
    context = browser.new_context(**browser_context_args | touch)
    session = client_of(right.account).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page = context.new_page()
    page.add_init_script(LISTEN)
    page.clock.install()
    page.goto(f"{live_server.url}/guichet/borne/ouvrir/")
    page.get_by_label("Code pour quitter la borne").fill("4711")
    page.get_by_role("button", name="Ouvrir la borne").tap()
    expect(page.get_by_role("button", name="Commencer")).to_be_visible()
    yield page
    assert page.evaluate("window.violations") == []
    context.close()


def look(page: Page) -> None:
    """Have axe look at the screen as it is."""
    found = Axe().run(page, options=OPTIONS)
    assert found.violations_count == 0, found.generate_report()


def test_by_touch_to_a_receipt_and_after_an_idle_minute_nothing_is_left(
    kiosk: Page, live_server, clean_up
):
    start = f"{live_server.url}/guichet/borne/"
    length = kiosk.evaluate("history.length")
    look(kiosk)
    kiosk.get_by_role("button", name="Commencer").tap()
    expect(kiosk.get_by_role("heading", level=1)).to_have_text("Ce que j’aime")
    look(kiosk)
    kiosk.locator("label.choice").filter(has_text="Environnement").tap()
    kiosk.get_by_role("button", name="Continuer").tap()
    kiosk.get_by_role("button", name="Petite-Synthe").tap()
    offer = kiosk.locator(".kiosk__offer").filter(has_text=clean_up.title)
    expect(offer).to_be_visible()
    look(kiosk)
    offer.get_by_role("button", name="Je viens").tap()
    kiosk.get_by_role("button", name="C’est moi").tap()
    expect(kiosk.get_by_role("alert")).to_be_visible()
    look(kiosk)
    kiosk.get_by_label("Mon prénom").fill(NAME)
    kiosk.get_by_label("Mon téléphone").fill(PHONE)
    kiosk.get_by_label("J’ai 18 ans ou plus").check()
    kiosk.get_by_role("button", name="C’est moi").tap()
    expect(kiosk.get_by_role("heading", level=1)).to_contain_text(NAME)
    look(kiosk)
    code = CODE.search(kiosk.locator(".receipt").inner_text())[0]
    zelie = Resident.objects.get(name=NAME)
    assert (zelie.channel, zelie.signups.get().channel) == (Channel.KIOSK, Channel.KIOSK)

    kiosk.clock.fast_forward(46_000)
    expect(kiosk.get_by_role("dialog")).to_be_visible()
    kiosk.clock.fast_forward(16_000)
    expect(kiosk.get_by_role("button", name="Commencer")).to_be_visible()
    assert kiosk.url == start
    assert kiosk.evaluate("history.length") == length
    leaves_nothing(kiosk, code)
    for step in ("moi", "merci"):
        kiosk.goto(f"{start}{step}/")
        assert kiosk.url == start
    kiosk.go_back()
    leaves_nothing(kiosk, code)
    kiosk.go_back()
    leaves_nothing(kiosk, code)


def leaves_nothing(page: Page, code: str) -> None:
    """Look for her in the page, its fields and every store of the browser."""
    kept = page.evaluate(
        """async () => [
            document.documentElement.outerHTML,
            [...document.querySelectorAll("input:not([type=hidden]), textarea")]
              .map((one) => one.value).join(),
            JSON.stringify({...localStorage}), JSON.stringify({...sessionStorage}),
            JSON.stringify(await caches.keys()),
            JSON.stringify((await indexedDB.databases()).map((one) => one.name)),
            JSON.stringify(history.state), document.cookie, location.href,
        ]"""
    )
    for part in kept:
        for word in (NAME, PHONE, code):
            assert word not in part
    assert kept[2:6] == ["{}", "{}", "[]", "[]"]


def test_a_touch_says_that_she_is_still_there(kiosk: Page):
    kiosk.get_by_role("button", name="Commencer").tap()
    expect(kiosk.get_by_role("heading", level=1)).to_have_text("Ce que j’aime")
    kiosk.clock.fast_forward(46_000)
    kiosk.get_by_role("button", name="Oui").tap()
    kiosk.clock.fast_forward(40_000)
    expect(kiosk.get_by_role("heading", level=1)).to_have_text("Ce que j’aime")


def test_the_lock_leads_out_with_the_pin_alone(kiosk: Page):
    kiosk.get_by_role("link", name="Quitter la borne").tap()
    kiosk.get_by_label("Code pour quitter la borne").fill("0000")
    kiosk.get_by_role("button", name="Quitter").tap()
    expect(kiosk.get_by_role("alert")).to_be_visible()
    look(kiosk)
    kiosk.get_by_label("Code pour quitter la borne").fill("4711")
    kiosk.get_by_role("button", name="Quitter").tap()
    expect(kiosk.get_by_label("Votre adresse électronique")).to_be_visible()
