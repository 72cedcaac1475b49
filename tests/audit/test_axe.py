"""A page light and dark, on a phone, a tablet and a desk (test_every_page.py shows all of them).

axe-core with its rules for WCAG 2.2 AA, RGAA 4 and good practice. The page is opened once; its
width and colours change under it. In the dark only what speaks of colours is asked again.
"""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.audit.pages import Visit, path
from tests.audit.watch import Watch
from tests.audit.world import WORLDS

WIDTHS = (320, 768, 1280)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "RGAAv4"]
RULES: dict[str, dict[str, Any]] = {
    "light": {"type": "tag", "values": TAGS},
    "dark": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}
# In the administration the frame is Wagtail's; what we put into it is ours.
DESK_PART = {"include": ["#main"], "exclude": ["[class*=w-minimap]"]}
# Colours that fade from light to dark would be measured half-way.
STILL = """
const still = new CSSStyleSheet();
still.replaceSync("*, *::before, *::after { transition: none !important }");
document.adoptedStyleSheets.push(still);"""
RUN = """([part, rules]) => axe.run(part || document, {
    resultTypes: ["violations"], runOnly: rules,
}).then((results) => results.violations.map((one) =>
  `${one.id}: ${one.nodes.map((node) => `${node.target.join(" ")} ${node.html}`).join(" | ")}`))"""


def test_a_picture_without_words_would_be_found(watch_over):
    watch = watch_over(WORLDS["empty"]())
    visit = Visit("residents:rules", path("/regles/"))
    with watch.visit(visit) as page:
        page.evaluate("document.querySelector('main').append(new Image())")
        audit(page, visit, watch)
    assert any("image-alt" in fault for fault in watch.faults)


def audit(page: Page, visit: Visit, watch: Watch) -> None:
    """Look at the open page in each width and colour."""
    page.evaluate(AXE_SCRIPT)
    page.evaluate(STILL)
    part = DESK_PART if visit.is_desk else None
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width and not visit.is_desk:
            watch.note(visit, f"scrolls sideways at {width}: {wide}")
        for colours, rules in RULES.items():
            page.emulate_media(color_scheme=colours)
            for fault in page.evaluate(RUN, [part, rules]):
                watch.note(visit, f"{width} {colours} {fault}")
