"""What the blocks of stories show: a map, a gallery with consent, a budget, what was heard."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file

from cms.pages.blocks.stories import CallBlock, GalleryPictureBlock
from cms.pages.models import PlainPage
from engagement.events.models import Event
from engagement.media.models import Picture
from tests import factories

pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")


@pytest.fixture
def picture(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    found = Picture.objects.create(
        title="Un arbre", file=ImageFile(get_test_image_file(), name="arbre.png")
    )
    found.contextual_alt_text, found.decorative = "Un pommier", False
    return found


def shown(client, home, *body) -> str:
    home.add_child(instance=PlainPage(title="P", slug="p", body=list(body)))
    return client.get("/p/").text


def test_every_block_of_stories_is_shown(client, home, picture):
    seen = {"picture": picture, "caption": "Au printemps", "consent": "parents"}
    heard = {"said": "Des bancs", "verdict": "partly", "why": "Deux sur quatre."}
    lines = [
        {"label": "Arbres", "euros": Decimal("3000")},
        {"label": "Outils", "euros": Decimal("1000.50")},
    ]
    page = shown(
        client,
        home,
        ("gallery", {"title": "Le chantier", "pictures": [seen] * 5}),
        ("call", {"title": "Venez", "text": "Samedi.", "button": "Voir", "page": home}),
        ("questions", [{"question": "Quand ?", "answer": "<p>En mars.</p>", "who": "La ville"}]),
        ("restitution", {"title": "L’atelier", "people": 14, "heard": [heard]}),
        ("budget", {"title": "L’argent", "lines": lines}),
    )
    for words in ("Voir 2 autres images", "Les personnes que l’on reconnaît ont donné leur accord"):
        assert words in page
    for words in ("Venez", "En mars.", "14 personnes", "retenu en partie", "Deux sur quatre."):
        assert words in page
    for words in ("3 000 €", "1 000,50 €", "4 000,50 €", 'width="75.0"'):
        assert words in re.sub("[\u00a0\u202f]", " ", page)


def test_a_picture_without_a_word_on_who_is_seen_is_not_saved(picture):
    block = GalleryPictureBlock()
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"picture": {"image": picture.pk}, "consent": ""}))


@pytest.mark.parametrize("towards", [{}, {"url": "https://v.example/", "page": True}])
def test_a_call_leads_to_one_place(home, towards):
    block = CallBlock()
    towards = towards | ({"page": home.pk} if "page" in towards else {})
    value = block.to_python({"title": "Venez", "button": "Voir", **towards})
    with pytest.raises(ValidationError):
        block.clean(value)


def test_the_map_colours_where_the_initiative_is_and_counts_its_needs(
    client, orchard_page, clean_up, malo, treize
):
    clean_up.initiative = orchard_page.initiative
    clean_up.save()
    factories.NeedFactory(association=treize, neighbourhood=malo, shifts=[1])
    orchard_page.body = [("map", {"title": "Où ?", "neighbourhoods": []})]
    orchard_page.save()
    page = client.get("/initiatives/verger/").text
    assert page.count('data-paper="brick"') >= 1
    assert "Petite-Synthe · 1 besoin" in page
    assert "Malo-les-Bains · 1 besoin" not in page
    assert 'href="/quartiers/petite-synthe/"' in page


def test_events_of_the_initiative_are_shown_and_more_of_them_cost_nothing(client, orchard_page):
    def add(count):
        for number in range(count):
            Event.objects.create(
                title=f"Plantation {Event.objects.count()}",
                slug=f"plantation-{Event.objects.count()}",
                state=Event.State.ANNOUNCED,
                initiative=orchard_page.initiative,
                starts_at=timezone.now() + timedelta(days=number + 1),
                ends_at=timezone.now() + timedelta(days=number + 1, hours=2),
            )

    orchard_page.body = [("events", {"title": "À venir", "most": 6})]
    orchard_page.save()
    counts = []
    for more in (1, 4):
        add(more)
        client.get("/initiatives/verger/")
        with CaptureQueriesContext(connection) as queries:
            assert "Plantation 0" in client.get("/initiatives/verger/").text
        counts.append(len(queries))
    assert counts[0] == counts[1]
