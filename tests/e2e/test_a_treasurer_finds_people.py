"""From the form of a treasurer in a hurry to what came of it: an association's first need."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from playwright.sync_api import Browser, Page, expect

from engagement.associations.models import Association
from engagement.needs.models import Shift
from engagement.outbox.delivery import deliver_due
from engagement.outbox.models import Message
from tests.cms.conftest import admitted_client_of
from tests.e2e.hands import sign_in, sign_out

TREASURER = "tresor@collecte.example"
ANNE, BILAL, CHLOE = (f"{name}@exemple.example" for name in ("anne", "bilal", "chloe"))
MINUTES = 3
CLICK = timedelta(seconds=3)  # to find, touch or choose one thing
SIGN_PER_SECOND = 3  # typed on a phone


@pytest.fixture
def desk(browser: Browser, live_server, officer) -> Iterator[Page]:
    """The officer's desk, both factors proved."""
    context = browser.new_context(locale="fr-FR", service_workers="block")
    session = admitted_client_of(officer).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    yield context.new_page()
    context.close()


def test_a_first_need_is_posted_filled_done_and_told(
    phone: Page, desk: Page, live_server, petite_synthe, nature
):
    sign_in(phone, live_server, TREASURER)
    touches, signs = register_with_a_need(phone, live_server)
    assert touches * CLICK + timedelta(seconds=signs / SIGN_PER_SECOND) < timedelta(minutes=MINUTES)
    sign_out(phone)

    says_yes_once(desk, live_server)
    shift = Shift.objects.get()
    need = f"{live_server.url}/besoins/{shift.need.slug}/"
    space = f"{live_server.url}/association/{shift.need.association.slug}/"

    for email, button in ((ANNE, "Je viens"), (BILAL, "Je viens"), (CHLOE, "liste d’attente")):
        sign_in(phone, live_server, email)
        phone.goto(need)
        phone.get_by_role("button", name=re.compile(button)).click()
        expect(phone.get_by_role("heading", level=1)).to_contain_text(
            "liste d’attente" if email == CHLOE else "attendu"
        )
        sign_out(phone)

    phone.goto(told(ANNE, "sign_up_confirmed")["sign_up_link"])
    phone.get_by_role("button", name="Je ne peux pas venir").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Inscription annulée")
    phone.goto(told(CHLOE, "place_offered")["sign_up_link"])
    phone.get_by_role("button", name="Je prends la place").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Vous êtes attendu·e")

    with time_machine.travel(shift.ends_at + timedelta(hours=1), tick=True):
        sign_in(phone, live_server, TREASURER)
        marks_the_day(phone, f"{space}besoins/{shift.need.slug}/", shift)
        says_what_came_of_it(phone, f"{space}besoins/{shift.need.slug}/")
        sign_out(phone)
        for email in (BILAL, CHLOE):
            assert "1,2" in str(told(email, "what_came_of_it"))

        sign_in(phone, live_server, CHLOE)
        phone.goto(f"{live_server.url}/mon-compte/heures/")
        phone.get_by_role("link", name="Page à imprimer").click()
        address = phone.locator("main a[href*='/attestation/']").inner_text()
        sign_out(phone)
        phone.goto(address)
        expect(phone.get_by_role("main")).to_contain_text("Attestation valide")
        phone.goto(with_one_character_changed(address))
        expect(phone.get_by_role("main")).to_contain_text("Attestation non valide")


def register_with_a_need(page: Page, live_server) -> tuple[int, int]:
    """Register and post on one page; return how many things were touched, and signs typed."""
    page.goto(f"{live_server.url}/association/inscrire/")
    lines = {
        "Nom de l’association": "La Table ouverte",
        "Ce qu’elle fait": "Nous cuisinons et partageons des repas avec tout le quartier.",
        "Le besoin en une ligne": "Tenir la collecte alimentaire",
        "Ce qu’il y a à faire": "Accueillir les clients à l’entrée et trier les dons.",
        "Lieu de rendez-vous": "Magasin de la place centrale",
        "Nombre de personnes": "2",
    }
    for label, text in lines.items():
        page.get_by_label(label).fill(text)
    page.get_by_label("Quartier").select_option(label="Petite-Synthe")
    page.get_by_role("checkbox", name="Environnement").check(force=True)
    page.get_by_role("button", name="Envoyer à la ville").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("La Table ouverte")
    assert Association.objects.get().state == Association.State.PENDING
    return len(lines) + 4, sum(len(text) for text in lines.values())


def says_yes_once(desk: Page, live_server) -> None:
    """Find one item in the queue for both, and publish both by one button."""
    desk.goto(f"{live_server.url}/admin/")
    desk.get_by_role("link", name=re.compile("La Table ouverte")).click()
    desk.get_by_role("button", name="Oui, publier").click()
    expect(desk.get_by_text("L’association est vérifiée et peut publier")).to_be_visible()


def told(email: str, template: str) -> dict[str, str]:
    """Deliver what waits; return what the message to this person says."""
    deliver_due()
    message = Message.objects.get(to=email, template=template)
    assert message.state == Message.State.SENT
    return message.context


def marks_the_day(page: Page, need: str, shift: Shift) -> None:
    page.goto(f"{need}jour/{shift.pk}/")
    for _person in range(2):
        page.get_by_role("button", name=re.compile("^Là")).first.click()
    expect(page.get_by_role("main")).to_contain_text("2 venu·es sur 2 attendu·es.")


def says_what_came_of_it(page: Page, need: str) -> None:
    page.goto(f"{need}resultat/")
    page.locator("[name=sentence]").fill("Les rayons sont pleins jusqu’à Noël.")
    page.get_by_label("Combien").fill("1,2")
    page.get_by_label("De quoi").fill("t collectées")
    page.get_by_role("button", name="Le dire à celles et ceux qui sont venus").click()
    expect(page.get_by_role("main")).to_contain_text("1,2 t collectées")


def with_one_character_changed(address: str) -> str:
    """Return the address with one character of its code in the place of another."""
    first, last = address.rstrip("/")[:-1], address.rstrip("/")[-1]
    return f"{first}{'A' if last != 'A' else 'B'}/"
