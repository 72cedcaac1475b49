"""A page by keyboard alone: all of it is reached, in order, visibly, and nothing holds on.

test_every_page.py walks all of them.
"""

from playwright.sync_api import Page, expect

from engagement.needs.models import SignUp
from tests.audit.pages import Visit, path
from tests.audit.watch import Watch
from tests.audit.world import WORLDS
from tests.e2e.hands import code_of

DESK = {"width": 1280, "height": 800}
MARGIN = 5  # presses more than places, to come round
# What the Tab key should reach: of radio buttons the chosen one, or the first.
# A field for a day and an hour has a stop for each of its parts.
TO_REACH = """
const DAY_FIELD = 7;
const shown = (one) => one.checkVisibility({visibilityProperty: true});
const firstOfItsKind = (one) => one.type !== "radio" || one.checked ||
  !document.querySelector(`[name="${one.name}"]:checked`) &&
  one === document.querySelector(`[name="${one.name}"]`);
// The button that stands first in a form so that the Enter key presses it.
const forEnterAlone = (one) => one.matches("button.visually-hidden[aria-hidden='true']");
// A shape of the map has no outline: its border thickens.
const plain = getComputedStyle(document.querySelector("svg.map path") ?? document.body).strokeWidth;
const boldened = (path) => parseFloat(getComputedStyle(path).strokeWidth) > parseFloat(plain);
const outlined = (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 &&
  style.outlineColor !== "rgba(0, 0, 0, 0)";
window.toReach = [...document.querySelectorAll(
  "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
)].filter((one) => !one.disabled && shown(one) && firstOfItsKind(one) && !forEnterAlone(one));
window.reached = [];
document.addEventListener("focusin", (event) => {
  const one = event.target;
  const around = [one, one.closest("label"), one.nextElementSibling, one.parentElement,
    ...(one.labels ?? []), ...one.children];
  const ringed = around.filter(Boolean).some((it) => {
    if (it instanceof SVGPathElement) return it.parentElement === one && boldened(it);
    return [null, "::after"].map((part) => getComputedStyle(it, part)).some(outlined);
  });
  window.reached.push({one, ringed, name: one.outerHTML.slice(0, 120)});
});
const days = window.toReach.filter((one) => ["datetime-local", "date", "time"].includes(one.type));
window.toReach.length + DAY_FIELD * days.length"""
WALKED = """() => {
  const places = window.reached.map(({one}) => window.toReach.indexOf(one));
  const faults = window.reached.filter(({ringed}) => !ringed).map(({name}) => `no ring: ${name}`);
  window.toReach.forEach((one, place) => {
    if (!places.includes(place)) faults.push(`never reached: ${one.outerHTML.slice(0, 120)}`);
  });
  const inOrder = places.filter((place) => place >= 0);
  inOrder.forEach((place, step) => {
    const before = inOrder[step - 1];
    // A window that gets the focus again tells of the same place twice.
    if (place < before && before !== window.toReach.length - 1) {
      faults.push(`from ${before} back to ${place}`);
    }
  });
  return faults;
}"""


def walk(page: Page, visit: Visit, watch: Watch) -> None:
    """Press Tab through the page and a little further; note what went wrong."""
    page.set_viewport_size(DESK)
    page.emulate_media(color_scheme="light")
    page.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")
    for _place in range(page.evaluate(TO_REACH) + MARGIN):
        page.keyboard.press("Tab")
    for fault in page.evaluate(WALKED):
        watch.note(visit, fault)


def test_a_trap_would_be_found(watch_over):
    watch = watch_over(WORLDS["empty"]())
    visit = Visit("residents:rules", path("/regles/"))
    with watch.visit(visit) as page:
        page.evaluate(
            "document.querySelector('nav a').addEventListener('blur', (event) => "
            "event.target.focus())"
        )
        walk(page, visit, watch)
    assert any("never reached" in fault for fault in watch.faults)


def test_the_first_key_skips_to_the_content(watch_over):
    watch = watch_over(WORLDS["empty"]())
    with watch.visit(Visit("HomePage", path("/"))) as page:
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Passer au contenu")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#contenu")).to_be_focused()


def test_a_visitor_takes_a_place_without_a_mouse(watch_over):
    world = WORLDS["full"]()
    watch = watch_over(world)
    email = "clavier@exemple.example"
    with watch.visit(Visit("residents:needs", path("/besoins/?domaine=environnement"))) as page:
        tab_to(page, world.open.title)
        enter(page)
        tab_to(page, "Je viens")
        enter(page)
        tab_to(page, "Votre adresse électronique")
        page.keyboard.type(email)
        enter(page)
        tab_to(page, "Le code reçu")
        page.keyboard.type(code_of(email))
        enter(page)
        assert "/inscriptions/" in page.url
    assert SignUp.objects.live().filter(resident__account__email=email).count() == 1
    assert watch.faults == []


def tab_to(page: Page, name: str, most: int = 80) -> None:
    """Press Tab until the thing of this name has the focus."""
    for _place in range(most):
        page.keyboard.press("Tab")
        words = page.evaluate(
            "[document.activeElement.textContent, ...[...(document.activeElement.labels ?? [])]"
            ".map((label) => label.textContent)].join(' ')"
        )
        if name in words:
            return
    raise AssertionError(f"{name} was not reached at {page.url}")


def enter(page: Page) -> None:
    """Press Enter and wait for the page it leads to."""
    with page.expect_navigation():
        page.keyboard.press("Enter")
