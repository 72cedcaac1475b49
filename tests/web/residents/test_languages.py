"""The language switch keeps the page: each link leads to the same page in the other language."""

import re

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from wagtail.models import Locale, Page

from cms.pages.models import HomePage, InitiativeIndexPage, InitiativePage, PlainPage
from engagement.base.links import Link, make_link
from engagement.initiatives.models import Initiative
from engagement.outbox.delivery import deliver_due
from engagement.outbox.models import Message
from engagement.people.models import Resident
from tests.conftest import client_of
from tests.web.residents.conftest import sign_in

pytestmark = pytest.mark.django_db

ALTERNATE = re.compile(r'<link rel="alternate"\s+hreflang="(\w\w)"\s+href="([^"]+)"')
SWITCH = re.compile(r'<a href="([^"]+)" hreflang="(\w\w)" lang="\w\w">')
PUBLIC = [
    "/",
    "/initiatives/",
    "/initiatives/le-lac-propre/",
    "/comment-faire/",
    "/besoins/",
    "/besoins/?domaine=environnement&q=lac",
    "/besoins/ramasser-les-dechets-du-lac/",
    "/associations/les-treize-jardins/",
    "/recherche/?q=lac",
    "/pour-moi/",
    "/regles/",
    "/accessibilite/",
    "/donnees/",
    "/compte/connexion/?next=/pour-moi/",
]


def home(code: str) -> HomePage:
    return HomePage.objects.get(locale__language_code=code)


@pytest.fixture
def pages(clean_up):
    """A page in two languages with two addresses, and a page of an initiative in French only."""
    text = home("fr").add_child(instance=PlainPage(title="Comment faire", slug="comment-faire"))
    english = text.copy_for_translation(Locale.objects.get(language_code="en"))
    english.slug = "how-to"
    english.save_revision().publish()
    initiative = Initiative.objects.create(title="Le lac propre")
    InitiativeIndexPage.objects.get(locale__language_code="fr").add_child(
        instance=InitiativePage(
            title="Le lac propre", slug="le-lac-propre", intro="Ensemble.", initiative=initiative
        )
    )


def switch_of(client: Client, url: str) -> dict[str, str]:
    """Return where the switch of a page leads, by language."""
    page = client.get(url)
    assert page.status_code == 200, url
    return {code: to.replace("&amp;", "&") for to, code in SWITCH.findall(page.text)}


@pytest.mark.parametrize("url", PUBLIC)
def test_every_public_page_switches_to_english_and_back(client, pages, url):
    links = switch_of(client, url)
    assert links.keys() == {"en"}
    there = client.get(links["en"])
    assert there.status_code == 200
    assert '<html lang="en">' in there.text
    back = switch_of(client, links["en"])
    assert back.keys() == {"fr"}
    assert client.get(back["fr"]).status_code == 200
    if url != "/initiatives/le-lac-propre/":
        assert back["fr"] == url


def test_a_page_with_another_address_in_english_leads_there(client, pages):
    assert switch_of(client, "/comment-faire/") == {"en": "/en/how-to/"}


def test_a_page_that_nobody_translated_leads_to_what_stands_above_it(client, pages):
    assert switch_of(client, "/initiatives/le-lac-propre/") == {"en": "/en/initiatives/"}


def test_a_translation_not_yet_published_is_not_offered(client, pages):
    Page.objects.get(slug="how-to").unpublish()
    assert switch_of(client, "/comment-faire/") == {"en": "/en/"}


def test_the_head_names_every_language_by_its_whole_address(client, pages, settings):
    assert dict(ALTERNATE.findall(client.get("/en/how-to/").text)) == {
        "fr": f"{settings.SITE_URL}/comment-faire/",
        "en": f"{settings.SITE_URL}/en/how-to/",
    }


def test_a_page_that_is_not_there_still_leads_home_in_the_other_language(client, db):
    page = client.get("/en/nothing-here/")
    assert page.status_code == 404
    assert SWITCH.findall(page.text) == [("/", "fr")]


def test_the_switch_costs_three_queries_at_most(client, pages, monkeypatch):
    client.get("/comment-faire/")  # Wagtail then remembers the roots of its sites
    with CaptureQueriesContext(connection) as with_it:
        client.get("/comment-faire/")
    monkeypatch.setattr("cms.pages.languages.links_of", lambda request: [])
    with CaptureQueriesContext(connection) as without:
        client.get("/comment-faire/")
    more = {query["sql"] for query in with_it} - {query["sql"] for query in without}
    assert len(more) <= 3, more


def test_who_signs_in_on_an_english_page_stays_in_english(client, db):
    with translation.override("en"):
        page = sign_in(client, "ines@exemple.example")
        assert page.url == reverse("residents:for_me")
    message = Message.objects.get()
    assert message.language == "en"


def test_a_message_is_in_the_language_of_its_recipient_and_its_links_too(ines, clean_up):
    Resident.objects.filter(pk=ines.pk).update(language="en")
    sign_up = reverse("residents:sign_up", args=[clean_up.slug, clean_up.shifts.get().pk])
    client_of(ines.account).post(sign_up)
    deliver_due()
    sent = next(email for email in mail.outbox if email.to == [ines.email])
    html = sent.alternatives[0].content
    assert '<html lang="en"' in html
    assert "/en/i/" in sent.body
    with translation.override("en"):
        link = make_link(Link.NEED, clean_up.pk)
    page = Client().get(link.split("8000")[1], follow=True)
    assert page.redirect_chain[-1][0] == f"/en/besoins/{clean_up.slug}/"
