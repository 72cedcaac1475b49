"""A visitor of the demo opens the gate of its fête, cuts the network and sees nothing lost."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import expect

from cms.demo.doors import TODAY
from cms.demo.loading import SOURCE
from cms.demo.loading.accounts import OFFICER, RESIDENT, address
from engagement.events.actions import issue_badges, register
from engagement.events.models import Scan
from tests import factories
from tests.cms.demo import urls_with_doors
from tests.e2e.gate_hands import expect_waiting, go

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls(urls_with_doors.__name__),
]


@pytest.fixture
def fete(settings):
    cache.clear()
    settings.DEBUG = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    for name in (RESIDENT, OFFICER):
        factories.AccountFactory(email=address(name))
    now = timezone.now()
    fete = factories.event(
        starts_at=now - timedelta(hours=1),
        ends_at=now + timedelta(hours=4),
        source=SOURCE,
        source_id=TODAY,
    )
    for name in ("Inès", "Omar", "Zoé"):
        register(event=fete, resident=factories.ResidentFactory(name=name), by=None)
    issue_badges(event=fete)
    return fete


def test_one_click_opens_the_gate_and_another_cuts_its_network(phone, live_server, fete):
    phone.goto(live_server.url)
    phone.get_by_role("button", name="Accueil de la fête").click()
    expect(phone).to_have_url(re.compile("/accueil/"), timeout=20_000)
    expect(phone.get_by_text("En ligne", exact=True)).to_be_visible(timeout=20_000)

    switch = phone.get_by_role("button", name="Couper le réseau")
    switch.click()
    expect(phone.get_by_text("Hors ligne", exact=True)).to_be_visible()
    for name in ("Inès", "Omar"):
        phone.get_by_role("button", name="Présenter un badge").click()
        expect(phone.locator("[data-colour=green]")).to_contain_text(name)
    go(phone, "Compter")
    phone.get_by_role("button", name="Compter une personne").click()
    expect_waiting(phone, 3)
    phone.reload()
    expect(phone.get_by_text("Hors ligne", exact=True)).to_be_visible()
    expect_waiting(phone, 3)
    assert Scan.objects.count() == 0

    switch.click()
    expect_waiting(phone, 0)
    expect(phone.get_by_text("En ligne", exact=True)).to_be_visible()
    assert sorted(Scan.objects.values_list("kind", flat=True)) == ["entry", "entry", "tally"]
