"""How many touches from the first page to a confirmed place, counted by the browser."""

import json

import pytest
from playwright.sync_api import Page, expect

from engagement.needs.models import SignUp
from tests.e2e.hands import code_of, sign_in

# Each finger that comes down is one touch, on whichever page.
COUNT = """
addEventListener("pointerdown", () => {
  const known = Number(localStorage.getItem("touches") || 0);
  localStorage.setItem("touches", known + 1);
}, true);
"""
CHEAP_PHONE = {"width": 320, "height": 640}


@pytest.fixture
def small_phone(phone: Page) -> Page:
    phone.set_viewport_size(CHEAP_PHONE)
    phone.add_init_script(COUNT)
    return phone


def touches(page: Page) -> int:
    return json.loads(page.evaluate("localStorage.getItem('touches')") or "0")


def write(page: Page, label: str, text: str) -> None:
    """Touch a field and type: `fill` would write without a touch."""
    page.get_by_label(label).click()
    page.keyboard.type(text)


def expect_place(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text("Vous êtes attendu·e")
    assert SignUp.objects.get().state == SignUp.State.CONFIRMED


def test_a_new_resident_has_her_place_in_six_touches_and_one_code(
    small_phone: Page, live_server, clean_up
):
    small_phone.goto(live_server.url)
    small_phone.get_by_role("link", name=clean_up.title).click()
    small_phone.get_by_role("button", name="Je viens").click()
    write(small_phone, "Votre adresse électronique", "yamina@exemple.example")
    small_phone.get_by_role("button", name="Recevoir un code").click()
    write(small_phone, "Le code reçu", code_of("yamina@exemple.example"))
    small_phone.get_by_role("button", name="Valider").click()
    expect_place(small_phone)
    assert touches(small_phone) == 6


def test_a_known_one_in_two(small_phone: Page, live_server, clean_up, ines):
    sign_in(small_phone, live_server, ines.email)
    small_phone.wait_for_url("**/pour-moi/")
    small_phone.evaluate("localStorage.clear()")
    small_phone.goto(live_server.url)
    small_phone.get_by_role("link", name=clean_up.title).click()
    small_phone.get_by_role("button", name="Je viens").click()
    expect_place(small_phone)
    assert touches(small_phone) == 2
