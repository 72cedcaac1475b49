"""What stewards do again and again at the gate."""

from playwright.sync_api import Page, expect

from tests.e2e.test_offline import wait_for_the_worker


def unlock(page: Page, pin: str, name: str) -> None:
    page.get_by_label("Code PIN").fill(pin)
    page.get_by_label("Nom de ce poste").fill(name)
    page.get_by_role("button", name="Ouvrir", exact=True).click()
    expect(page.get_by_role("navigation").get_by_role("button", name="Badges")).to_have_attribute(
        "aria-current", "page"
    )


def go(page: Page, panel: str) -> None:
    page.get_by_role("navigation").get_by_role("button", name=panel).click()


def wait_until_kept(page: Page) -> None:
    """Wait until the phone says that it is ready, and the worker watches over the page."""
    go(page, "Plus")
    expect(page.get_by_text("Prêt pour la fête")).to_be_visible()
    wait_for_the_worker(page)
    go(page, "Badges")


def scan(page: Page, *texts: str) -> None:
    """Type as a scanner does: fast, and then the Enter key."""
    page.locator("#badge").focus()
    for text in texts:
        page.keyboard.insert_text(text)
        page.keyboard.press("Enter")


def expect_waiting(page: Page, many: int) -> None:
    expect(page.locator("[data-part=waiting]")).to_have_text(str(many), timeout=20_000)
