"""A real browser on the live server: Debian's Chromium, French, nothing from elsewhere."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

# Playwright's own event loop runs in the test's thread; Django only sees it and refuses.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# A busy machine is no fault of a page.
expect.set_options(timeout=30_000)
# The shell is the same Chromium without windows to draw: half the work.
CHROMIUM = (
    os.environ.get("CHROMIUM")
    or shutil.which("chromium-headless-shell")
    or shutil.which("chromium")
)
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# A fault of the product shows twice; a browser starved by a busy machine does not. The summary
# tells of each second try.
AGAIN = pytest.mark.flaky(reruns=1)
LISTEN = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
});
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/e2e/" in str(item.path):
            item.add_marker(pytest.mark.browser)
            item.add_marker(AGAIN)
            if not CHROMIUM:
                item.add_marker(pytest.mark.skip(reason="no Chromium here: set CHROMIUM"))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return {"executable_path": CHROMIUM, "args": QUIET}


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    # Service workers have their own test: here they would ask for pages behind a test’s back.
    return {
        "locale": "fr-FR",
        "timezone_id": "Europe/Paris",
        "viewport": PHONE,
        "service_workers": "block",
    }


PHONE = {"width": 390, "height": 844}


@pytest.fixture
def phone(page: Page, live_server, settings) -> Iterator[Page]:
    """A page on the live server that fails the test on any CSP violation or script error."""
    settings.SITE_URL = live_server.url
    errors: list[str] = []
    page.add_init_script(LISTEN)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on(
        "console",
        lambda line: errors.append(line.text) if "Content Security Policy" in line.text else None,
    )
    yield page
    assert errors == []
    assert page.evaluate("window.violations") == []
