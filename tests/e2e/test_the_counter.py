"""A woman of 71 without e-mail: the counter, a call, the day, and months later an account."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from engagement.needs.actions import change_shift
from engagement.needs.models import SignUp
from engagement.people.models import Channel, Resident
from tests import factories
from tests.cms.conftest import admitted_client_of
from tests.e2e.hands import code_of, sign_in

CODE = re.compile(r"(?:[A-Z0-9]{3}-){3}[A-Z0-9]{3}")
TABLET = {"width": 800, "height": 1280}
MINUTES = 3
CLICK = timedelta(seconds=4)  # to find, touch or choose one thing, while she talks
READING = timedelta(seconds=40)  # the mandate, aloud
SIGN_PER_SECOND = 3


@pytest.fixture
def clerk(db):
    account = factories.AccountFactory(email="guichet@ville.example")
    account.groups.add(Group.objects.get(name="clerk"))
    return account


@pytest.fixture
def counter(browser: Browser, browser_context_args, live_server, clerk) -> Iterator[Page]:
    """The clerk's screen, both factors proved."""
    context = browser.new_context(**browser_context_args | {"viewport": TABLET})
    session = admitted_client_of(clerk).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    yield context.new_page()
    context.close()


def test_she_registers_is_called_comes_and_claims_an_account(
    counter: Page, phone: Page, live_server, clean_up, odile, settings
):
    guichet = f"{live_server.url}/guichet/"
    shift = clean_up.shifts.get()
    taken = registers(counter, guichet, clean_up)
    assert taken < timedelta(minutes=MINUTES)
    code = is_given_a_receipt(counter, clean_up)

    start = timezone.localtime(shift.starts_at) - timedelta(hours=1)
    ends = start + timedelta(hours=2)
    change_shift(shift=shift, by=odile, starts_at=start, ends_at=ends, capacity=10)
    is_called(counter, guichet)

    shift.refresh_from_db()
    with time_machine.travel(shift.starts_at + timedelta(minutes=30), tick=True):
        sign_in(phone, live_server, odile.email)
        day = f"{clean_up.association.slug}/besoins/{clean_up.slug}/jour/{shift.pk}/"
        phone.goto(f"{live_server.url}/association/{day}")
        phone.get_by_role("button", name=re.compile("^Là")).first.click()
        expect(phone.get_by_role("main")).to_contain_text("1 venu")
        phone.context.clear_cookies()

    with time_machine.travel(shift.starts_at + timedelta(days=120), tick=True):
        claims(phone, live_server, code)
    signup = SignUp.objects.get()
    assert signup.resident.account.email == "yvonne@exemple.example"
    assert (signup.channel, signup.attendance) == (Channel.COUNTER, "came")
    assert Resident.objects.filter(name="Yvonne Leroy").count() == 1


def registers(page: Page, guichet: str, need) -> timedelta:
    """Find nobody, write her down, sign her up; return how long hands and voice take for it."""
    page.goto(guichet)
    page.get_by_label("Son nom, son téléphone ou son code").fill("Yvonne Leroy")
    page.get_by_role("button", name="Chercher").click()
    page.get_by_role("button", name="Inscrire une nouvelle personne").click()
    expect(page.get_by_label("Prénom, nom")).to_have_value("Yvonne Leroy")
    page.get_by_label("Téléphone").fill("03 28 11 22 33")
    page.get_by_label("Quartier").select_option(label="Petite-Synthe")
    page.get_by_role("checkbox", name="Environnement").check(force=True)
    page.get_by_label("Oui, proposez-moi").check()
    page.get_by_label("J’ai lu ces mots").check()
    page.get_by_role("button", name="Inscrire", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Yvonne Leroy")
    card = page.get_by_role("article").filter(has_text=need.title)
    card.get_by_role("link").first.click()
    page.get_by_role("button", name="L’inscrire").click()
    expect(page.get_by_role("main")).to_contain_text("C’est noté")
    signs = len("Yvonne Leroy" + "03 28 11 22 33")
    return 12 * CLICK + READING + timedelta(seconds=signs / SIGN_PER_SECOND)


def is_given_a_receipt(page: Page, need) -> str:
    """Return the code on it; it is large where it is printed."""
    page.get_by_role("link", name="Donner le reçu").click()
    page.get_by_role("button", name="Ajouter son code").click()
    receipt = page.locator(".receipt")
    expect(receipt).to_contain_text(need.title)
    page.emulate_media(media="print")
    pixels = receipt.evaluate("(part) => parseFloat(getComputedStyle(part).fontSize)")
    assert pixels >= 24  # 18 pt
    expect(page.get_by_role("button", name="Imprimer")).to_be_hidden()
    page.emulate_media(media="screen")
    return CODE.search(receipt.inner_text())[0]


def is_called(page: Page, guichet: str) -> None:
    """A clerk reads her what moved, and nobody has to call her again."""
    page.goto(f"{guichet}appels/")
    row = page.get_by_role("listitem").filter(has_text="Yvonne Leroy")
    row.get_by_role("button").click()
    expect(page.get_by_role("link", name="03 28 11 22 33")).to_be_visible()
    page.get_by_label("Elle vient").check()
    page.get_by_role("button", name="La personne est prévenue").click()
    expect(page.get_by_role("main")).to_contain_text("Aucun appel à passer")


def claims(page: Page, live_server, code: str) -> None:
    """Follow the QR of the receipt, sign in for the first time, press one button."""
    page.goto(f"{live_server.url}/mon-compte/recuperer/#{code}")
    expect(page.get_by_label("Le code de votre reçu")).to_have_value(code)
    assert "#" not in page.url
    page.get_by_role("button", name="Récupérer").click()
    page.get_by_label("Votre adresse électronique").fill("yvonne@exemple.example")
    page.get_by_role("button", name="Recevoir un code").click()
    page.get_by_label("Le code reçu").fill(code_of("yvonne@exemple.example"))
    page.get_by_role("button", name="Valider").click()
    page.get_by_role("button", name="Récupérer").click()
    expect(page.get_by_role("main")).to_contain_text("dans votre compte")
