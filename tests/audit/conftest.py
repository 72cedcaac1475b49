"""The audit's browser: the same as the journeys', with ears for all that a page should not do."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from tests.audit.watch import Watch
from tests.audit.world import World
from tests.e2e.conftest import (
    AGAIN,
    CHROMIUM,
    browser_context_args,
    browser_type_launch_args,
)

__all__ = ["browser_context_args", "browser_type_launch_args"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/audit/" not in str(item.path):
            continue
        item.add_marker(pytest.mark.audit)
        item.add_marker(AGAIN)
        # Wagtail leaves the file of a new rendition to the garbage collector.
        item.add_marker(pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"))
        if not CHROMIUM and "browser" in getattr(item, "fixturenames", []):
            item.add_marker(pytest.mark.skip(reason="no Chromium here: set CHROMIUM"))


@pytest.fixture
def watch_over(
    browser: Browser, live_server, settings, tmp_path, browser_context_args
) -> Iterator[Callable[[World], Watch]]:
    """Open the browser on a world, with an address for each page that nobody can ask for."""
    settings.ROOT_URLCONF = "tests.audit.urls"
    settings.SITE_URL = live_server.url
    settings.MEDIA_ROOT = tmp_path
    watches: list[Watch] = []

    def over(world: World) -> Watch:
        watches.append(Watch(browser, live_server.url, world, **browser_context_args))
        return watches[-1]

    yield over
    for watch in watches:
        watch.close()
