"""Goes from page to page in the browser and writes down what a page of ours must not do."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page
from playwright.sync_api import Error as PlaywrightError

from tests.audit.pages import Visit
from tests.audit.world import World
from tests.e2e.conftest import LISTEN

PATIENCE = 30_000  # milliseconds: a busy machine is no fault of a page
NOT_OURS = "blocked by Playwright"


class Watch:
    """One browser window per person; `faults` holds what went wrong, page by page."""

    def __init__(self, browser: Browser, site: str, world: World, **options: Any) -> None:
        self.browser, self.site, self.world, self.options = browser, site, world, options
        self.windows: dict[str, Page] = {}
        self.faults: list[str] = []
        self.heard: list[str] = []

    @contextmanager
    def visit(self, visit: Visit) -> Iterator[Page]:
        """Give the page in the state that the visit asks for; then note what was heard."""
        page = self.window_of(visit.by)
        self.heard.clear()
        self.open(page, visit)
        try:
            yield page
        except PlaywrightError as error:
            self.note(visit, str(error))
        for fault in [*self.heard, *page.evaluate("window.violations")]:
            self.note(visit, fault)

    def open(self, page: Page, visit: Visit) -> None:
        answer = page.goto(self.site + visit.address(self.world))
        if answer is None or answer.status != visit.status or answer.request.redirected_from:
            self.note(visit, f"answered {answer and answer.status} at {page.url}")
        try:
            if visit.first:
                visit.first(page)
        except PlaywrightError as error:
            self.note(visit, str(error))
        page.wait_for_load_state()

    def note(self, visit: Visit, fault: str) -> None:
        self.faults.append(f"{visit}: {fault}")

    def window_of(self, person: str) -> Page:
        if person not in self.windows:
            self.windows[person] = self.listening(self.context_of(person).new_page())
        return self.windows[person]

    def context_of(self, person: str) -> BrowserContext:
        context = self.browser.new_context(**self.options)
        if session := self.world.session_of(person):
            context.add_cookies([{"name": "sessionid", "value": session, "url": self.site}])
        return context

    def listening(self, page: Page) -> Page:
        page.set_default_timeout(PATIENCE)
        page.add_init_script(LISTEN)
        page.on("pageerror", lambda error: self.heard.append(f"script error: {error}"))
        page.on("console", self.hear_console)
        page.on("request", lambda request: self.hear_request(request.url))
        return page

    def hear_console(self, line: ConsoleMessage) -> None:
        """Note errors and warnings; that a page is meant to answer 404 is none."""
        is_the_page_itself = line.location.get("url") == (line.page.url if line.page else "")
        if NOT_OURS in line.text or is_the_page_itself:
            return
        if line.type in ("error", "warning"):
            self.heard.append(f"console: {line.text} ({line.location.get('url')})")

    def hear_request(self, url: str) -> None:
        if not url.startswith((self.site, "data:", "blob:")):
            self.heard.append(f"reached for {url}")

    def close(self) -> None:
        for page in self.windows.values():
            page.context.close()
