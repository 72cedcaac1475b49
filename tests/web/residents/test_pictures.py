"""The picture of a need on its card and on its page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file

from engagement.media.models import Picture
from tests import factories

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the temporary file of a new rendition to the garbage collector.
    pytest.mark.filterwarnings("ignore:Exception ignored in.*SpooledTemporaryFile"),
]


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def picture() -> Picture:
    file = get_test_image_file(size=(1200, 900))
    return Picture.objects.create(title="Le lac", description="Deux barques", file=file)


def test_a_card_shows_it_small_in_webp_and_late(client, clean_up):
    clean_up.picture = picture()
    clean_up.save()
    page = client.get(reverse("residents:needs")).content.decode()
    card = page[page.index('<img class="note__picture"') :].split(">")[0]
    assert ".webp" in card
    assert 'width="480"' in card
    assert 'height="270"' in card
    assert 'loading="lazy"' in card
    assert 'alt=""' in card


def test_the_page_shows_it_large_with_its_words(client, clean_up):
    clean_up.picture = picture()
    clean_up.save()
    page = client.get(reverse("residents:need", args=[clean_up.slug])).content.decode()
    shown = page[page.index('<img class="picture"') :].split(">")[0]
    assert ".webp" in shown
    assert 'width="1080"' in shown
    assert 'height="540"' in shown
    assert 'alt="Deux barques"' in shown


def test_without_a_picture_or_with_its_file_lost_the_page_stands(client, clean_up):
    url = reverse("residents:need", args=[clean_up.slug])
    assert '<img class="picture"' not in client.get(url).content.decode()
    clean_up.picture = picture()
    clean_up.save()
    clean_up.picture.file.storage.delete(clean_up.picture.file.name)
    assert '<img class="picture"' not in client.get(url).content.decode()


def test_pictures_cost_two_queries_for_any_number_of_cards(client):
    counts = []
    for _ in range(3):
        factories.NeedFactory(picture=picture(), shifts=[1])
        client.get(reverse("residents:needs"))  # makes the renditions, once
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("residents:needs"))
        counts.append(len(queries))
    assert len(set(counts)) == 1, counts
