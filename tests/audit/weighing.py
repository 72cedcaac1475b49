"""What a first visit to a page costs: bytes on the wire, requests, the largest paint."""

from dataclasses import dataclass

from playwright.sync_api import Browser, CDPSession, Page

PHONE = {"width": 390, "height": 844}
# "Slow 4G" of the browser's own tools: 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back.
SLOW_4G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 750e3 / 8,
}
FOUR_TIMES_SLOWER = {"rate": 4}
# Without a window nobody asks for the icon of the tab; visitors' browsers do.
ICON = "fetch(document.querySelector('link[rel=icon]').href).then((icon) => icon.text())"
LARGEST_PAINT = """() => new Promise((tell) => {
  new PerformanceObserver((list) => tell(list.getEntries().at(-1).startTime))
    .observe({type: "largest-contentful-paint", buffered: true});
})"""


@dataclass(frozen=True)
class Weight:
    """Of one first view on a phone: kB (1000 bytes) with headers, requests, hosts asked."""

    kilobytes: float
    requests: int
    hosts: frozenset[str]


def weigh(browser: Browser, address: str, compressed: bool = True) -> Weight:
    """Open the page with an empty cache and count what comes over the wire."""
    page, wire = new_phone(browser)
    asked: list[str] = []
    received: list[float] = []
    wire.on("Network.requestWillBeSent", lambda event: asked.append(event["request"]["url"]))
    wire.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    if not compressed:
        wire.send("Network.setExtraHTTPHeaders", {"headers": {"Accept-Encoding": "identity"}})
    page.goto(address, wait_until="networkidle")
    page.evaluate(ICON)
    page.context.close()
    sent = [url for url in asked if not url.startswith("data:")]
    hosts = frozenset(url.split("/")[2] for url in sent)
    return Weight(round(sum(received) / 1000, 1), len(sent), hosts)


def largest_paint(browser: Browser, address: str) -> float:
    """Return when the largest thing of a first view stood there, in ms, on a slow phone."""
    page, wire = new_phone(browser)
    wire.send("Network.emulateNetworkConditions", SLOW_4G)
    wire.send("Emulation.setCPUThrottlingRate", FOUR_TIMES_SLOWER)
    page.goto(address, wait_until="networkidle")
    at = page.evaluate(LARGEST_PAINT)
    page.context.close()
    return round(at)


def new_phone(browser: Browser) -> tuple[Page, CDPSession]:
    page = browser.new_context(viewport=PHONE, locale="fr-FR").new_page()
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    return page, wire
