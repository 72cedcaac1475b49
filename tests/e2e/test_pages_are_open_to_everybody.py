"""The pages that everybody passes, on a narrow phone; `make audit` looks at all the others."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.conftest import client_of

NARROW = {"width": 320, "height": 640}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "RGAAv4"]
OPTIONS = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": TAGS}}


@pytest.mark.parametrize("address", ["/", "/besoins/", "/besoins/{slug}/", "/pour-moi/"])
def test_axe_finds_nothing(phone: Page, live_server, clean_up, ines, address):
    cookie = client_of(ines.account).cookies["sessionid"].value
    phone.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    phone.set_viewport_size(NARROW)
    phone.goto(live_server.url + address.format(slug=clean_up.slug))
    found = Axe().run(phone, options=OPTIONS)
    assert found.violations_count == 0, found.generate_report()
    assert phone.evaluate("document.documentElement.scrollWidth") == NARROW["width"]
