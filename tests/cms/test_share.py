"""What is shown where an address is shared, and where search engines find every page."""

import re
from io import BytesIO

import pytest
from PIL import Image

from cms.pages import share
from engagement.initiatives.models import Initiative


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def test_a_page_names_a_picture_that_is_drawn_once_and_kept(client, orchard_page, own_files):
    page = client.get("/initiatives/verger/").text
    assert list(own_files.rglob("*.png")) == []
    address = re.search(r'og:image" content="http://127.0.0.1:8000([^"]+)"', page)[1]
    assert 'og:image:alt" content="Un verger au bord du lac · Coup de main"' in page
    first, second = client.get(address), client.get(address)
    assert Image.open(BytesIO(first.content)).size == (1200, 630)
    assert first.content == second.content
    assert len(list(own_files.rglob("*.png"))) == 1
    assert len(first.content) < 60_000


def test_nobody_has_a_title_of_her_own_drawn(client, db):
    assert client.get("/partage/abc.png").status_code == 404
    changed = share.code_of("Un titre", "")[:-1] + "_"
    assert client.get(f"/partage/{changed}.png").status_code == 404


@pytest.mark.parametrize("title", ["", "Œuvre d’été à l’île", "Anticonstitutionnellement " * 20])
def test_any_title_fits(title):
    assert Image.open(BytesIO(share.draw(title, "Dunkerque"))).size == (1200, 630)


def test_the_sitemap_lists_what_everybody_may_read(client, orchard_page, clean_up):
    text = client.get("/sitemap.xml").text
    for address in (
        "/initiatives/verger/",
        "/besoins/ramasser-les-dechets-du-lac/",
        "/associations/les-treize-jardins/",
        "/quartiers/petite-synthe/",
        "/en/besoins/ramasser-les-dechets-du-lac/",
    ):
        assert f"{address}<" in text or f'{address}"' in text
    Initiative.objects.update(is_public=False)
    assert "/initiatives/verger/" not in client.get("/sitemap.xml").text
