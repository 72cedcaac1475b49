"""A whole fête: prepared from a template, helped, registered for, kept at the gate, told of."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from engagement.events.actions import make_steward_pass
from engagement.events.actions.reminding import keep_badges
from engagement.events.keys import payload_of
from engagement.events.models import Badge, Event, Registration
from engagement.needs.hours import Period, hours_of
from engagement.needs.models import Shift
from engagement.outbox.delivery import deliver_due
from engagement.outbox.models import Message
from tests.cms.conftest import admitted_client_of
from tests.e2e.gate_hands import expect_waiting, go, scan, unlock, wait_until_kept
from tests.e2e.hands import sign_in, sign_out

OMAR, INES = "omar@exemple.example", "ines@exemple.example"


@pytest.fixture
def desk(browser: Browser, live_server, officer) -> Iterator[Page]:
    """The officer at her desk, both factors proved."""
    context = browser.new_context(locale="fr-FR", service_workers="block")
    session = admitted_client_of(officer).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    yield context.new_page()
    context.close()


@pytest.fixture
def gate(browser: Browser) -> Iterator[Page]:
    """A steward's phone, which keeps what it needs for the hours without network."""
    context = browser.new_context(locale="fr-FR", viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


def test_from_the_template_to_the_thanks(
    desk: Page, phone: Page, gate: Page, live_server, officer, clean_up
):
    space = prepares(desk, live_server.url, clean_up.title)
    fete = Event.objects.get()
    Shift.objects.filter(need=clean_up).update(starts_at=fete.starts_at, ends_at=fete.ends_at)

    sign_in(phone, live_server, OMAR)
    phone.goto(f"{live_server.url}/evenements/{fete.slug}/")
    phone.get_by_role("link", name=clean_up.title).click()
    phone.get_by_role("button", name=re.compile("Je viens")).click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("attendu")
    sign_out(phone)
    sign_in(phone, live_server, INES)
    registers_on_the_web(phone, live_server.url, fete)
    registers_at_the_counter(desk, space)
    keep_badges()
    phone.reload()
    expect(phone.get_by_role("heading", name="Votre badge")).to_be_visible()

    steward = make_steward_pass(event=fete, by=officer)
    with time_machine.travel(fete.starts_at + timedelta(minutes=30), tick=True):
        gate.goto(f"{live_server.url}/accueil/{fete.slug}/#{steward.secret}")
        unlock(gate, steward.pin, "Entrée du parc")
        wait_until_kept(gate)
        gate.context.set_offline(True)
        keeps_the_gate(gate, fete)
        gate.context.set_offline(False)
        expect_waiting(gate, 0)

    with time_machine.travel(fete.ends_at + timedelta(hours=1), tick=True):
        reports(desk, space)
        assert told_of("event_report") == {INES, OMAR}
    helper = Badge.objects.get(resident__email=OMAR).resident
    assert [row.minutes for row in hours_of(helper, Period())] == [180]
    assert Registration.objects.get(resident__name="Yvonne").came_at is not None
    phone.goto(f"{live_server.url}/evenements/{fete.slug}/")
    expect(phone.get_by_role("main")).to_contain_text("Le lac est propre")


def prepares(desk: Page, site: str, need: str) -> str:
    """Begin from the template, tie the association's need to it, announce; return its address."""
    desk.goto(f"{site}/organisation/nouveau/")
    desk.get_by_label("opération propreté").check()
    desk.get_by_label("Quel jour").fill((timezone.localdate() + timedelta(days=3)).isoformat())
    desk.get_by_label("À quelle heure").fill("10:00")
    desk.get_by_label("Où").fill("Au bord du lac")
    desk.get_by_role("button", name="Commencer").click()
    expect(desk.get_by_role("main")).to_contain_text("Dans 3 jours")
    space = desk.url
    desk.get_by_role("link", name="Rattacher des besoins").click()
    desk.get_by_label("Un besoin déjà écrit").select_option(label=need)
    desk.get_by_role("button", name="Rattacher").click()
    desk.get_by_role("button", name="Annoncer la fête").click()
    expect(desk.get_by_text("C’est annoncé")).to_be_visible()
    return space


def registers_on_the_web(phone: Page, site: str, fete: Event) -> None:
    phone.goto(f"{site}/evenements/{fete.slug}/")
    phone.get_by_role("link", name="M’inscrire").click()
    phone.get_by_label("D’autres personnes avec moi").fill("1")
    phone.get_by_role("button", name="Je viens").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Vous êtes attendu·e")


def registers_at_the_counter(desk: Page, space: str) -> None:
    desk.goto(f"{space}inscrire/")
    desk.get_by_label("Prénom ou nom d’usage").fill("Yvonne")
    desk.get_by_label("Téléphone").first.fill("03 28 00 00 00")
    desk.get_by_role("button", name="Enregistrer").click()
    expect(desk.get_by_text("Yvonne est inscrite")).to_be_visible()


def keeps_the_gate(gate: Page, fete: Event) -> None:
    """Let three people in without network: a QR, a code typed by hand, a helper at her shift."""
    badges = Badge.objects.select_related("key", "event").filter(event=fete)
    scan(gate, payload_of(badges.get(resident__email=INES)))
    expect_waiting(gate, 1)
    scan(gate, badges.get(resident__name="Yvonne").code)
    expect_waiting(gate, 2)
    gate.get_by_label("Créneau", exact=True).first.check()
    gate.locator("#badge-shift").select_option(index=1)
    scan(gate, payload_of(badges.get(resident__email=OMAR)))
    expect_waiting(gate, 3)
    go(gate, "Compter")
    gate.get_by_role("button", name="Compter une personne").click()
    expect_waiting(gate, 4)


def reports(desk: Page, space: str) -> None:
    desk.goto(f"{space}jour/")
    expect(desk.get_by_role("main")).to_contain_text("1 sur 1 sur place")
    desk.goto(f"{space}bilan/")
    desk.locator("[name=came_of_it]").fill("Le lac est propre : quarante sacs.")
    desk.get_by_role("button", name="Publier le bilan").click()
    expect(desk.get_by_text("Le bilan est publié")).to_be_visible()


def told_of(template: str) -> set[str]:
    deliver_due()
    sent = Message.objects.filter(template=template, state=Message.State.SENT)
    return set(sent.values_list("to", flat=True))
