"""The first view of every public page of the demo city is light, and asks nobody else."""

import sys
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser

from cms.demo.load import load
from cms.pages.models import InitiativePage
from engagement.needs.actions import sign_up
from engagement.needs.models import Need
from tests.audit.pages import Visit, visits_of
from tests.audit.weighing import weigh
from tests.audit.world import World, full_world
from tests.factories import ResidentFactory
from tests.served import served

MOST_KILOBYTES = 100
MOST_REQUESTS = 15
# A row of the table in docs/benchmarks.md.
TOLD = "\n| {visit.route}, {visit.state} | {found.kilobytes} | {found.requests} |"


@pytest.fixture
def city(transactional_db, settings, tmp_path) -> World:
    """The demo city, and in it what the list of pages asks for."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.SIGNING_KEY = "only-for-tests"  # that of the server: codes lead somewhere
    world = full_world()
    load(residents=60)
    need = Need.objects.open().filter(picture__isnull=False).first()
    shift = need.shifts.joinable().with_places().first()
    world.things["open"] = need
    world.things["sign_up"] = sign_up(shift=shift, resident=ResidentFactory(), by=None)
    world.things["orchard"] = InitiativePage.objects.filter(picture__isnull=False).first()
    return world


def test_every_public_page_is_light(city, tmp_path, browser: Browser, capsys):
    faults = []
    with served(tmp_path) as site:
        for visit in public_pages():
            address = site + quote(visit.address(city), safe="/?&=%")
            try:
                # The first one makes the pictures of the page; a broken page would be light.
                urlopen(address).read()
            except HTTPError as error:
                faults.append(f"{visit}: answered {error.code}")
                continue
            found = weigh(browser, address)
            with capsys.disabled():
                sys.stdout.write(TOLD.format(visit=visit, found=found))
            if found.kilobytes > MOST_KILOBYTES or found.requests > MOST_REQUESTS:
                faults.append(f"{visit}: {found.kilobytes} kB, {found.requests} requests")
            if found.hosts != {site.removeprefix("http://")}:
                faults.append(f"{visit}: asked {found.hosts}")
    assert faults == []


def public_pages() -> list[Visit]:
    # The pictures of a letter stand where SITE_URL was when it left.
    apart = ("shown", "letter")
    return [visit for visit in visits_of("full") if visit.is_public and visit.route not in apart]
