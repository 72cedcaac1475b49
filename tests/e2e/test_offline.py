"""Without network a page of ours says so in words, instead of the browser's own."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import PHONE


@pytest.fixture
def keeping(browser: Browser, transactional_db):
    """A page of a browser in which service workers run."""
    context = browser.new_context(service_workers="allow", locale="fr-FR", viewport=PHONE)
    yield context.new_page()
    context.close()


def cut_the_network(page: Page) -> None:
    wait_for_the_worker(page)
    page.context.set_offline(True)


def wait_for_the_worker(page: Page) -> None:
    """Wait until the worker watches over the page, a minute at most."""
    for _ in range(600):
        if page.evaluate("navigator.serviceWorker.controller !== null"):
            return
        page.wait_for_timeout(100)
    pytest.fail("no service worker watches over this page")


@pytest.mark.parametrize("root", ["/", "/en/"])
def test_a_page_that_cannot_be_reached_says_so_in_its_language(keeping: Page, live_server, root):
    keeping.goto(f"{live_server.url}{root}hors-ligne/")
    words = keeping.get_by_role("main").inner_text()
    wait_for_the_worker(keeping)
    keeping.goto(f"{live_server.url}{root}besoins/")
    cut_the_network(keeping)
    keeping.goto(f"{live_server.url}{root}regles/")
    expect(keeping.get_by_role("main")).to_have_text(words, use_inner_text=True)
    assert keeping.evaluate("getComputedStyle(document.body).display") == "flex", "no style sheet"


def test_with_the_network_back_the_page_is_there(keeping: Page, live_server):
    keeping.goto(f"{live_server.url}/regles/")
    cut_the_network(keeping)
    keeping.goto(f"{live_server.url}/accessibilite/")
    keeping.context.set_offline(False)
    keeping.goto(f"{live_server.url}/accessibilite/")
    expect(keeping.get_by_role("heading", level=1)).to_contain_text("Accessibilité")


def test_nothing_but_the_page_and_its_files_is_kept(keeping: Page, live_server):
    keeping.goto(f"{live_server.url}/besoins/")
    cut_the_network(keeping)
    kept = keeping.evaluate(
        "caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name))))"
        ".then((all) => Promise.all(all.map((one) => one.keys())))"
        ".then((lists) => lists.flat().map((request) => new URL(request.url).pathname))"
    )
    assert sorted(kept) == [
        "/en/hors-ligne/",
        "/hors-ligne/",
        "/static/brand/favicon.svg",
        "/static/brand/logo.svg",
        "/static/css/components.css",
        "/static/css/tokens.css",
        "/static/icons/sprite.svg",
    ]
