"""An initiative page from nothing to its outcome, by officer, editor and resident, in browsers."""

import pytest
from django.contrib.auth.models import Group
from playwright.sync_api import Browser, BrowserContext, Page, expect

from cms.pages.models import InitiativeIndexPage, InitiativePage
from engagement.initiatives.models import Initiative
from engagement.outbox.models import Message
from tests import factories
from tests.cms.conftest import admitted_client_of
from tests.conftest import client_of

pytestmark = pytest.mark.django_db(transaction=True)
SCREEN = {"width": 1280, "height": 900}
USUAL, PATIENCE = 5_000, 30_000  # milliseconds: the editor loads much, and machines are shared
PROMISE = {
    "aim": "Quarante arbres au bord du lac.",
    "public": "Le quartier.",
    "scale": "Un terrain.",
    "duration": "Un hiver.",
    "means": "2 000 €.",
    "effect": "Vous choisissez les arbres.",
}
BLOCKS = ("besoins ouverts", "carte", "étapes passées de l’initiative")


@pytest.fixture
def new_screen(browser: Browser, live_server):
    """Return a page of a browser of its own, signed in as the client is."""
    contexts: list[BrowserContext] = []
    expect.set_options(timeout=PATIENCE)

    def make(client) -> Page:
        context = browser.new_context(locale="fr-FR", viewport=SCREEN, service_workers="block")
        cookie = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        return context.new_page()

    yield make
    expect.set_options(timeout=USUAL)
    for context in contexts:
        context.close()


@pytest.fixture
def officer_screen(new_screen, officer):
    return new_screen(admitted_client_of(officer))


@pytest.fixture
def editor_screen(new_screen):
    editor = factories.AccountFactory(email="redaction@ville.example")
    editor.groups.add(Group.objects.get(name="editor"))
    return new_screen(admitted_client_of(editor))


def make_initiative(desk: Page, site: str, place: str) -> Initiative:
    desk.goto(f"{site}/admin/initiative/new/")
    desk.get_by_role("textbox", name="Titre").fill("Un verger")
    desk.get_by_role("textbox", name="En deux phrases").fill("Quarante arbres au bord du lac.")
    desk.get_by_role("combobox", name="Quartier").select_option(label=place)
    desk.get_by_role("button", name="Créer").click()
    expect(desk.get_by_text("Un verger").first).to_be_visible()
    return Initiative.objects.get()


def answer(desk: Page, address: str, words: dict[str, str], choice: str = "") -> None:
    """Fill in the page of an act, field by field, and send it."""
    desk.goto(address)
    for name, text in words.items():
        desk.locator(f"textarea[name={name}], input[name={name}]").fill(text)
    if choice:
        desk.get_by_role("radio", name=choice).check()
    desk.locator("main form button[type=submit]").last.click()
    expect(desk.get_by_role("link", name="Revenir")).to_have_count(0)


def write_page(desk: Page, site: str) -> None:
    index = InitiativeIndexPage.objects.get(locale__language_code="fr")
    desk.goto(f"{site}/admin/pages/add/pages/initiativepage/{index.pk}/")
    desk.get_by_role("textbox", name="Titre").fill("Un verger")
    desk.get_by_role("combobox", name="Initiative").select_option(label="Un verger")
    desk.get_by_role("textbox", name="Introduction").fill("Quarante arbres.")
    for number, name in enumerate(BLOCKS, start=1):
        desk.get_by_role("button", name="Insérer un bloc").last.click()
        desk.get_by_role("option", name=name, exact=True).click()
        expect(desk.locator("input[name=body-count]")).to_have_value(str(number))
    press_in_menu(desk, "action-publish")


def press_in_menu(page: Page, action: str) -> None:
    """Press what stands in the menu beside the button that saves."""
    page.get_by_role("button", name="Plus d'actions").click()
    page.locator(f"button[name={action}]").click()
    expect(page.locator(".messages .success")).to_be_visible()


def propose(editor: Page, site: str) -> None:
    editor.goto(f"{site}/admin/pages/{InitiativePage.objects.get().pk}/edit/")
    editor.get_by_role("textbox", name="Introduction").fill("Quarante-deux arbres.")
    press_in_menu(editor, "action-submit")


def test_from_nothing_to_the_outcome(
    officer_screen, editor_screen, new_screen, live_server, malo, ines, clean_up
):
    site, address = live_server.url, f"{live_server.url}/initiatives/un-verger/"
    orchard = make_initiative(officer_screen, site, malo.name)
    clean_up.initiative = orchard
    clean_up.save()
    desk = f"{site}/admin/initiative/{{}}/{orchard.pk}/"
    answer(officer_screen, desk.format("promise"), PROMISE, "vous laisser décider")
    write_page(officer_screen, site)

    reader = new_screen(client_of(ines.account))
    reader.goto(address)
    for words in (clean_up.title, malo.name, "Vous choisissez les arbres."):
        expect(reader.get_by_text(words).first).to_be_visible()
    expect(reader.locator(".timeline").first).to_be_visible()
    reader.get_by_role("button", name="Suivre").first.click()
    expect(reader.get_by_role("button", name="Ne plus suivre").first).to_be_visible()

    propose(editor_screen, site)
    reader.goto(address)
    expect(reader.get_by_text("Quarante-deux arbres.")).to_have_count(0)
    officer_screen.goto(f"{site}/admin/a-traiter/?genre=page")
    officer_screen.get_by_role("button", name="Publier la page").click()
    expect(officer_screen.get_by_text("C’est fait.")).to_be_visible()
    reader.goto(address)
    expect(reader.get_by_text("Quarante-deux arbres.").first).to_be_visible()

    begun = {"reason": "Le premier arbre est planté."}
    answer(officer_screen, desk.format("stage"), begun, "en cours")
    done = {"done": "42 arbres.", "from_residents": "Une haie."}
    answer(officer_screen, desk.format("end"), done)
    told = Message.objects.filter(template="initiative_stage", to=ines.email).order_by("pk")
    assert [message.context["words"] for message in told] == [begun.popitem()[1], "42 arbres."]
    reader.goto(address)
    for words in ("Vous choisissez les arbres.", "42 arbres.", "Label citoyen", "Une haie."):
        expect(reader.get_by_text(words).first).to_be_visible()
