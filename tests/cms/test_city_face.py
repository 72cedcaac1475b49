"""What the officer sets of the city's face is what every page shows, without a further query."""

import datetime as dt

import pytest
from django.core.files.images import ImageFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file

from engagement.city import kept
from engagement.city.models import Face
from engagement.media.models import Picture
from tests import factories

FORM = "/admin/settings/city/face/"
OPEN = {"initiatives": "on", "ideas": "on", "events": "on", "matching": "on", "open_data": "on"}

pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")


@pytest.fixture(autouse=True)
def own_pictures(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def set_face(client, **fields):
    """Send the officer's form; return the page that answers."""
    address = client.get(FORM).url
    page = client.post(
        address, {"name": "", "logo": "", "colour": "", **OPEN, **fields}, follow=True
    )
    assert page.status_code == 200
    return page


def queries_of(client, address):
    with CaptureQueriesContext(connection) as asked:
        page = client.get(address)
    assert page.status_code == 200
    return len(asked), page.text


def test_name_logo_colour_and_words_stand_on_every_page(client, home, officer_client, clean_up):
    client.get("/")  # warms what Wagtail keeps
    before, ours = queries_of(client, "/")
    assert "/couleur/" not in ours
    logo = Picture.objects.create(
        title="Logo", file=ImageFile(get_test_image_file(size=(300, 100)), name="logo.png")
    )
    set_face(
        officer_client,
        name="L’entraide <dunkerquoise>",
        logo=logo.pk,
        colour="#7a1f5c",
        needs_word="Appels",
        needs_word_en="Calls",
        events_word="Rendez-vous",
    )
    assert "#7a1f5c" not in ours
    client.get("/")  # reads it, and makes the rendition of the logo
    after, page = queries_of(client, "/")
    assert after == before
    assert "L’entraide &lt;dunkerquoise&gt;" in page
    assert "Coup de main\n" not in page
    assert "Appels" in page
    assert "Rendez-vous" in page
    assert 'class="brand__logo"' in page
    assert 'height="96"' in page
    sheet = client.get("/couleur/7a1f5c.css")
    assert "/couleur/7a1f5c.css" in page
    assert "--act: #7a1f5c;" in sheet.text
    assert (
        client.get("/couleur/7a1f5c.css", headers={"if-none-match": sheet["ETag"]}).status_code
        == 304
    )
    assert client.get("/couleur/f2b632.css").status_code == 404
    title = client.get("/besoins/").text.partition("<title>")[2].partition("</title>")[0]
    assert title.split() == ["Appels", "·", "L’entraide", "&lt;dunkerquoise&gt;"]
    need = client.get(reverse("residents:need", args=[clean_up.slug])).text
    assert "· L’entraide &lt;dunkerquoise&gt;</title>" in " ".join(need.split()).replace(
        " </t", "</t"
    )
    assert "Calls" in client.get("/en/besoins/").text


def test_a_colour_that_is_badly_read_is_refused_with_another(officer_client):
    page = set_face(officer_client, name="Ici", colour="#f2b632")
    assert "La nuance la plus proche qui convient est #" in page.text
    assert 'value="Ici"' in page.text, "what was typed stays"
    assert Face.objects.get().name == ""


def test_only_the_officer_sets_it(editor_client, officer_client):
    address = officer_client.get(FORM).url
    assert editor_client.get(address).status_code == 302
    editor_client.post(address, {"name": "À moi"})
    assert not Face.objects.filter(name="À moi").exists()


def test_another_process_sees_it_when_its_memory_is_over(client, home, db, monkeypatch):
    Face.objects.create(name="Ailleurs")
    kept.remember(kept.Shown(name="Ici"))
    assert "Ici" in client.get("/").text
    now = kept.monotonic()
    monkeypatch.setattr(kept, "monotonic", lambda: now + kept.SECONDS)
    assert "Ailleurs" in client.get("/").text


def test_the_season_and_what_is_featured_stand_on_the_first_page_for_their_days(
    client, home, officer_client, clean_up
):
    today = timezone.localdate()
    tomorrow, yesterday = today + dt.timedelta(days=1), today - dt.timedelta(days=1)
    fete = factories.event(title="Fête de la mer")
    season = {
        "banner": "Dunkerque fête la mer",
        "banner_en": "Dunkirk feasts the sea",
        "banner_link": "/evenements/",
        "banner_from": today,
        "banner_until": today,
        "featured_1": f"https://ville.example/besoins/{clean_up.slug}/",
        "featured_2": f"/evenements/{fete.slug}",
        "featured_3": "/initiatives/nulle-part/",
        "featured_until": today,
    }
    set_face(officer_client, **season)
    page = client.get("/").text
    assert "Dunkerque fête la mer" in page
    featured = page.partition('id="a-la-une"')[2].partition('id="semaine"')[0]
    assert clean_up.title in featured
    assert "Fête de la mer" in featured
    assert "Dunkirk feasts the sea" in client.get("/en/").text
    set_face(officer_client, **season | {"banner_from": tomorrow, "banner_until": ""})
    assert "Dunkerque fête" not in client.get("/").text
    set_face(officer_client, **season | {"featured_until": yesterday})
    assert "a-la-une" not in client.get("/").text
    set_face(officer_client, **season | {"events": ""})
    assert "Fête de la mer" not in client.get("/").text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"featured_1": "/quartiers/malo/"}, "Collez l’adresse d’un besoin"),
        ({"banner_link": "javascript:alert(1)"}, "Commencez par"),
        ({"banner_from": "2026-05-02", "banner_until": "2026-05-01"}, "La fin vient après"),
    ],
)
def test_a_season_that_cannot_be_is_refused_in_words(officer_client, wrong, said):
    assert said in set_face(officer_client, **wrong).text
    assert Face.objects.get().banner_link == ""
