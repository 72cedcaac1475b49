"""A Saturday at the gate, in real browsers with the network cut: nothing lost, nothing twice."""

import json
import re
from collections import Counter
from datetime import timedelta

import pytest
import segno
from axe_playwright_python.base import AXE_SCRIPT
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Route, expect

from engagement.events import gate_list
from engagement.events.actions import attach_need, issue_badges, make_steward_pass
from engagement.events.keys import payload_of
from engagement.events.models import Badge, Registration, Scan
from engagement.events.payloads import locator
from engagement.events.presence import presence_of
from engagement.people.models import Resident
from tests import factories
from tests.audit.test_axe import RULES, RUN, STILL
from tests.e2e.conftest import CHROMIUM, LISTEN, PHONE, QUIET
from tests.e2e.gate_hands import expect_waiting, go, scan, unlock, wait_until_kept

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 200
FAKE_CAMERA = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"]
STORED = """async () => {
  const settled = (request) => new Promise((resolve) => {
    request.onsuccess = () => resolve(request.result);
  });
  const found = {};
  for (const { name } of await indexedDB.databases()) {
    const base = await settled(indexedDB.open(name));
    for (const store of base.objectStoreNames) {
      const rows = base.transaction(store).objectStore(store);
      found[store] = [await settled(rows.getAllKeys()), await settled(rows.getAll())];
    }
    base.close();
  }
  return JSON.stringify([found, { ...localStorage }, { ...sessionStorage }]);
}"""

#: How sealing ends in crypto.js, and what would leave names in the clear.
UNSEALED = {
    "return b64(new Uint8Array([...point, ...new Uint8Array(sealed)]));": "return secret;",
    "return { salt, iterations, nonce: b64(nonce), sealed: b64(sealed),": "return { ...names,",
}


@pytest.fixture
def fete(settings, live_server, malo):
    cache.clear()
    settings.SITE_URL = live_server.url
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    now = timezone.now()
    return factories.event(starts_at=now - timedelta(hours=1), ends_at=now + timedelta(hours=4))


@pytest.fixture
def payloads(fete) -> list[str]:
    return badges_of(fete, MANY)


@pytest.fixture
def two_payloads(fete) -> list[str]:
    return badges_of(fete, 2)


def badges_of(fete, many: int) -> list[str]:
    """Expect people who come with their badges, called by names that stand nowhere else."""
    people = Resident.objects.bulk_create(
        Resident(name=f"Kévrineth {number}", email=f"k{number}@postel.example")
        for number in range(many)
    )
    Registration.objects.bulk_create(Registration(event=fete, resident=who) for who in people)
    issue_badges(event=fete)
    return [payload_of(badge) for badge in Badge.objects.order_by("pk")]


@pytest.fixture
def shift(fete, clean_up):
    attach_need(event=fete, need=clean_up, by=None)
    begun = timezone.now() - timedelta(minutes=30)
    return factories.ShiftFactory(
        need=clean_up, capacity=5, starts_at=begun, ends_at=begun + timedelta(hours=2)
    )


@pytest.fixture
def steward(fete, officer):
    return make_steward_pass(event=fete, by=officer)


@pytest.fixture
def new_phone(browser: Browser):
    """Return a phone of its own, on which no script fails and the page's policy holds."""
    phones: list[BrowserContext] = []
    errors: list[str] = []

    def make(of: Browser = browser, **how) -> Page:
        context = of.new_context(locale="fr-FR", viewport=PHONE, **how)
        context.add_init_script(LISTEN)
        context.on("weberror", lambda error: errors.append(str(error.error)))
        phones.append(context)
        return context.new_page()

    yield make
    violations = [page.evaluate("window.violations") for one in phones for page in one.pages]
    for phone in phones:
        phone.close()
    assert errors == []
    assert not any(violations)


@pytest.fixture
def opened(new_phone, live_server, fete, steward):
    """Return a phone with the gate open, its list and its page kept."""

    def open_one(name: str, crypto=None, **how) -> Page:
        page = new_phone(**how)
        if crypto:
            page.route("**/js/gate/crypto*.js", crypto)
        page.goto(f"{live_server.url}/accueil/{fete.slug}/#{steward.secret}")
        expect(page.get_by_text("Laissez-passer lu")).to_be_visible()
        assert steward.secret not in page.url
        unlock(page, steward.pin, name)
        expect(page.get_by_text("En ligne", exact=True)).to_be_visible()
        return page

    return open_one


def count(page: Page, times: int) -> None:
    go(page, "Compter")
    for _ in range(times):
        page.get_by_role("button", name="Compter une personne").click()
    expect(page.locator("[data-part=counted]")).to_have_text(str(times))


def welcome(page: Page, name: str, shift) -> None:
    go(page, "Nouveau")
    page.get_by_label("Rejoint un créneau").select_option(str(shift.pk))
    page.get_by_role("button", name="Accueillir").click()
    expect(page.get_by_text("Pour un créneau, écrivez son prénom.")).to_be_visible()
    page.get_by_role("textbox", name="Prénom").fill(name)
    page.get_by_role("checkbox", name="Première fois ici").check()
    page.get_by_role("button", name="Accueillir").click()
    expect(page.get_by_text(f"Bienvenue {name}")).to_be_visible()


def take_back(page: Page) -> None:
    page.get_by_role("button", name=re.compile("Annuler le dernier")).click()
    expect(page.get_by_text("Annulé")).to_be_visible()


def known_in(stored: str, steward) -> list[str]:
    """Return what a stolen phone would tell: names, addresses, the pass and its PIN."""
    known = ("vrineth", "postel", "Zébulon", steward.secret, steward.pin)
    return [word for word in known if word in stored]


def test_a_day_without_network_loses_nothing_and_doubles_nothing(
    opened, fete, payloads, steward, shift, malo
):
    north, south = opened("Entrée nord"), opened("Entrée sud")
    for phone in (north, south):
        wait_until_kept(phone)
        phone.context.set_offline(True)
        expect(phone.get_by_text("Hors ligne", exact=True)).to_be_visible()

    scan(north, *payloads[:MANY], payloads[0])
    expect_waiting(north, MANY)
    expect(north.get_by_text("Déjà ici depuis")).to_be_visible()
    scan(north, "ACE-FHJ-KM4")
    expect(north.get_by_text("Code mal tapé")).to_be_visible()
    scan(north, payloads[1][:-6] + "AAAAAA")
    expect(north.get_by_text("Badge inconnu")).to_be_visible()
    scan(south, payloads[0])
    expect(south.locator("[data-colour=green]")).to_contain_text("Kévrineth 0")
    count(north, 3)
    take_back(north)
    welcome(north, "Zébulon", shift)
    expect_waiting(north, MANY + 5)

    stored = north.evaluate(STORED)
    ((_keys, facts), queue) = json.loads(stored)[0]["facts"], json.loads(stored)[0]["queue"][1]
    assert max(len(fact.get("badges", ())) for fact in facts if isinstance(fact, dict)) == MANY
    assert len(queue) == MANY + 5
    assert known_in(stored, steward) == []

    address, phone = north.url, north.context
    north.close()
    north = phone.new_page()
    north.goto(address)
    expect_waiting(north, MANY + 5)
    scan(north, Badge.objects.latest("pk").code)
    expect(north.get_by_text("Code noté")).to_be_visible()
    take_back(north)
    go(north, "Noms")
    north.get_by_role("button", name="Ouvrir les noms").click()
    north.get_by_label("Laissez-passer").fill(f"{address}#{steward.secret}")
    north.get_by_label("Code PIN").fill("000000" if steward.pin != "000000" else "111111")
    north.get_by_role("button", name="Ouvrir", exact=True).click()
    expect(north.get_by_text("n’est pas celui de ce téléphone")).to_be_visible()
    unlock(north, steward.pin, "Entrée nord")
    north.get_by_label("Sortie", exact=True).check()
    go(north, "Noms")
    north.get_by_label("Début du prénom").fill("kevrineth 7")
    north.get_by_role("button", name="Kévrineth 7", exact=True).click()
    expect(north.get_by_text("Au revoir")).to_be_visible()
    expect_waiting(north, MANY + 8)
    assert known_in(north.evaluate(STORED), steward) == []

    for page in (north, south):
        page.context.set_offline(False)
        expect_waiting(page, 0)
    assert Counter(Scan.objects.values_list("kind", flat=True)) == {
        "entry": MANY + 2,
        "tally": 3,
        "walk_in": 1,
        "undo": 2,
        "exit": 1,
    }
    presence = presence_of(fete)
    assert (len(presence.conflicts), presence.tallied, presence.walk_ins) == (1, 2, 1)
    assert (presence.entered, presence.inside) == (MANY + 3, MANY + 2)
    assert Resident.objects.filter(name="Zébulon").count() == 1
    assert Registration.objects.filter(came_at=None).count() == 0
    go(north, "Plus")
    expect(north.get_by_text(re.compile("vus à deux postes sans sortie.*: 1"))).to_be_visible()


def test_control_what_is_stored_unsealed_is_found(
    opened, two_payloads, shift, steward, monkeypatch
):
    def unsealed(bits, card, version) -> tuple[str, str]:
        return locator(bits), card.name

    def serve(route: Route) -> None:
        script = route.fetch().text()
        for ending, instead in UNSEALED.items():
            assert ending in script
            script = script.replace(ending, instead)
        route.fulfill(body=script, content_type="text/javascript")

    monkeypatch.setattr(gate_list, "_sealed", unsealed)
    page = opened("Entrée", serve, service_workers="block")
    page.context.set_offline(True)
    welcome(page, "Zébulon", shift)
    expect_waiting(page, 1)
    found = json.loads(page.evaluate(STORED))[0]
    facts = dict(zip(*found["facts"], strict=True))
    parts = {"list": facts["list"], "names": facts["names"], "queue": found["queue"]}
    told = {
        name: known_in(json.dumps(part, ensure_ascii=False), steward)
        for name, part in parts.items()
    }
    assert told == {"list": ["vrineth"], "names": ["vrineth"], "queue": ["Zébulon"]}


def test_what_the_server_cannot_take_now_is_told_and_kept(opened, fete, steward):
    page = opened("Entrée", service_workers="block")
    answers = [(413, {}), (429, {"Retry-After": "1"}), (500, {}), (401, {})]
    sizes = []

    def refuse(route: Route) -> None:
        sizes.append(len(route.request.post_data_json["scans"]))
        if not answers:
            return route.continue_()
        status, headers = answers.pop(0)
        body = json.dumps({"error": "no", "message": "Ouvrez encore."})
        return route.fulfill(status=status, headers=headers, body=body)

    page.context.set_offline(True)
    count(page, 4)
    expect_waiting(page, 4)
    page.route("**/passages/", refuse)
    with page.expect_response(lambda response: response.status == 500):
        page.context.set_offline(False)
    page.get_by_role("button", name="Compter une personne").click()
    expect(page.get_by_role("alert").get_by_text("Ouvrez encore.")).to_be_visible()
    expect_waiting(page, 5)
    page.get_by_role("alert").get_by_role("button", name="Ouvrir de nouveau").click()
    page.get_by_label("Laissez-passer").fill(steward.secret)
    unlock(page, steward.pin, "Entrée")
    expect_waiting(page, 0)
    assert sizes == [4, 2, 4, 5, 5]
    assert presence_of(fete).tallied == 5


def test_nobody_is_kept_from_the_gate(two_payloads, opened):
    page = opened("Entrée", service_workers="block")
    page.evaluate(AXE_SCRIPT)
    page.evaluate(STILL)
    page.set_viewport_size({"width": 320, "height": 640})
    faults = look_at(page)
    here, forged = two_payloads[0], two_payloads[1][:-6] + "AAAAAA"
    shown = {"green": here, "orange": here, "red": forged}
    for colour, text in shown.items():
        scan(page, text)
        expect(page.locator(f".verdict[data-colour={colour}]")).to_be_visible()
        faults += look_at(page)
    for panel in ("Compter", "Nouveau", "Noms", "Plus"):
        go(page, panel)
        faults += look_at(page)
    page.get_by_role("button", name="Ouvrir de nouveau avec").click()
    assert faults + look_at(page) == []


def look_at(page: Page) -> list[str]:
    """Return what axe finds in light and dark, and whether the page is too wide."""
    faults = []
    for colours, rules in RULES.items():
        page.emulate_media(color_scheme=colours)
        faults += page.evaluate(RUN, [None, rules])
    wide = page.evaluate("document.documentElement.scrollWidth")
    return faults + [f"scrolls sideways: {wide}"] * (wide > 320)


@pytest.fixture
def seeing(playwright: Playwright, two_payloads, tmp_path):
    """A browser before whose camera somebody holds a badge."""
    film = tmp_path / "badge.y4m"
    film.write_bytes(filmed(two_payloads[0]))
    eyes = [*QUIET, *FAKE_CAMERA, f"--use-file-for-fake-video-capture={film}"]
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=eyes)
    yield browser
    browser.close()


def test_the_camera_reads_a_badge(seeing, opened):
    page = opened("Entrée", of=seeing, service_workers="block")
    page.get_by_role("button", name="Ouvrir la caméra").click()
    expect(page.locator("[data-colour=green]")).to_contain_text("Kévrineth 0", timeout=20_000)
    page.get_by_role("button", name="Fermer la caméra").click()
    expect(page.locator("video")).to_be_hidden()
    expect_waiting(page, 0)
    assert Scan.objects.count() == 1


def filmed(text: str) -> bytes:
    """Return a film of one frame, of a QR code on a grey table."""
    wide, high, module = 640, 480, 6
    rows = [
        [bool(dark) for dark in row] for row in segno.make(text, micro=False).matrix_iter(border=4)
    ]
    frame = [[110] * wide for _ in range(high)]
    left, top = (wide - module * len(rows)) // 2, (high - module * len(rows)) // 2
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            for line in frame[top + y * module : top + (y + 1) * module]:
                line[left + x * module : left + (x + 1) * module] = [30 if dark else 225] * module
    grey = bytes(byte for line in frame for byte in line)
    head = f"YUV4MPEG2 W{wide} H{high} F10:1 Ip A1:1 C420mpeg2\nFRAME\n"
    return head.encode() + grey + bytes([128]) * (wide * high // 2)
