"""The collection of Saturday lacks people on Monday: waves find them, and stop when it is full."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from playwright.sync_api import Page, expect

from engagement.matching.actions import send_waves
from engagement.matching.models import Wave
from engagement.needs.models import Need
from engagement.outbox.delivery import deliver_due
from engagement.outbox.models import Message
from tests import factories
from tests.e2e.hands import sign_in, sign_out

MONDAY = datetime(2027, 3, 8, 10, tzinfo=ZoneInfo("Europe/Paris"))
PLACES = 3


@pytest.fixture
def clock():
    with time_machine.travel(MONDAY, tick=True) as clock:
        yield clock


@pytest.fixture
def neighbours(clock, petite_synthe, nature):
    return factories.ResidentFactory.create_batch(
        24, consenting=True, neighbourhood=petite_synthe, interests=[nature]
    )


def test_waves_go_out_the_forecast_moves_and_they_stop_when_it_is_full(
    clock, phone: Page, live_server, treize, odile, neighbours
):
    sign_in(phone, live_server, odile.email)
    space = publishes_for_saturday(phone, f"{live_server.url}/association/{treize.slug}/")
    expect(invited(phone)).to_contain_text("Personne n’est encore invité.")

    first = sends_a_wave()
    assert len(first) >= PLACES
    before = says(phone, space, f"{len(first)} personnes invitées, ")
    assert "samedi 13 mars" in before

    answers(phone, live_server, first[0])
    after = says(phone, space, "1 a dit oui", odile, live_server)
    assert after != before
    assert sends_a_wave() == []

    clock.shift(timedelta(days=2))
    second = sends_a_wave()
    assert second
    assert not set(first) & set(second)

    for email in (first[1], second[0]):
        answers(phone, live_server, email)
    says(phone, space, "3 ont dit oui", odile, live_server)
    expect(invited(phone)).to_contain_text("Plus personne n’est invité")
    expect(invited(phone).get_by_role("button")).to_have_count(0)

    clock.shift(timedelta(days=1))
    assert sends_a_wave() == []
    assert len(first) + len(second) < len(neighbours)
    assert not Wave.objects.filter(state=Wave.State.RUNNING).exists()


def publishes_for_saturday(page: Page, home: str) -> str:
    """Post a need for the day that the form proposes, publish it; return its page's address."""
    page.goto(f"{home}besoins/nouveau/")
    page.get_by_label("Le besoin en une ligne").fill("Tenir la collecte alimentaire")
    page.get_by_label("Ce qu’il y a à faire").fill("Accueillir les clients et trier les dons.")
    page.get_by_label("Nombre de personnes").first.fill(str(PLACES))
    page.get_by_role("checkbox", name="Environnement").check(force=True)
    page.get_by_role("button", name="Voir l’aperçu").click()
    page.get_by_role("button", name="Publier").click()
    expect(invited(page)).to_be_visible()
    return f"{home}besoins/{Need.objects.get().slug}/"


def invited(page: Page):
    return page.get_by_role("region", name="Qui est invité ?")


def sends_a_wave() -> list[str]:
    """Let the clock do its job and the post leave; return who was asked, by address."""
    known = set(asked())
    send_waves()
    deliver_due()
    return [email for email in asked() if email not in known]


def asked() -> list[str]:
    sent = Message.objects.filter(template="suggestion", state=Message.State.SENT)
    return list(sent.order_by("pk").values_list("to", flat=True))


def answers(page: Page, live_server, email: str) -> None:
    """Follow the link of the message and say yes."""
    sign_out(page)
    sign_in(page, live_server, email)
    page.goto(Message.objects.get(to=email, template="suggestion").context["need_url"])
    page.get_by_role("button", name=re.compile("Je viens")).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Vous êtes attendu·e")


def says(page: Page, space: str, words: str, account=None, live_server=None) -> str:
    """Open the page of the need, as its association, and return the forecast it shows."""
    if account:
        sign_out(page)
        sign_in(page, live_server, account.email)
    page.goto(space)
    expect(invited(page)).to_contain_text(words)
    return invited(page).inner_text()
