"""Who came leaves a word and a photo by the link of her thanks; shown only if she says so."""

import io

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from engagement.base.links import Link, make_code
from engagement.media.models import Picture
from engagement.needs.actions.attending import mark_attendance
from engagement.needs.models import Testimonial
from tests.unit.needs.days import BEFORE, THAT_DAY, expected, shift_of, utc

# Wagtail leaves the temporary file of a new rendition to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:Exception ignored in.*SpooledTemporaryFile")


@pytest.fixture
def came(clean_up, ines, odile):
    with time_machine.travel(utc(BEFORE), tick=False) as clock:
        signup = expected(shift_of(clean_up), ines)
        clock.move_to(utc(THAT_DAY))
        yield mark_attendance(signup=signup, by=odile, attendance="came")


@pytest.fixture
def address(came):
    return reverse("residents:testimonial", args=[make_code(Link.TESTIMONIAL, came.pk)])


def photo(content: bytes = b"") -> SimpleUploadedFile:
    file = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(file, "JPEG")
    return SimpleUploadedFile("nous.jpg", content or file.getvalue())


@pytest.mark.parametrize("shown", [True, False])
def test_her_word_is_shown_with_her_first_name_only_if_she_agrees(address, came, ines, shown):
    ines.name = "Inès Delattre"
    ines.save()
    Client().post(address, {"text": "Un bon moment."} | ({"may_be_shown": "on"} if shown else {}))
    page = Client().get(reverse("residents:need", args=[came.shift.need.slug])).text
    assert ("Un bon moment." in page) == shown
    assert ("<figcaption>Inès</figcaption>" in page) == shown
    assert "Delattre" not in page


def test_her_photo_is_shown_with_its_words(address, came, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    said = {"text": "Voilà.", "may_be_shown": "on", "photo": photo(), "photo_words": "Nous trois"}
    Client().post(address, said)
    page = Client().get(reverse("residents:need", args=[came.shift.need.slug])).text
    assert 'alt="Nous trois"' in page


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ({"text": ""}, "Écrivez un mot"),
        ({"text": "Voilà.", "photo": photo(b"<svg/>"), "photo_words": "x"}, "pas une photo"),
        ({"text": "Voilà.", "photo": photo()}, "ce que montre la photo"),
    ],
)
def test_what_is_missing_is_asked_for_and_nothing_kept(address, said, asked):
    assert asked in Client().post(address, said).text
    assert not Testimonial.objects.exists()
    assert not Picture.objects.exists()


def test_she_comes_back_and_changes_her_mind(address):
    client = Client()
    client.post(address, {"text": "Un bon moment.", "may_be_shown": "on"})
    assert "Un bon moment." in client.get(address).text
    client.post(address, {"text": "Finalement non."})
    said = Testimonial.objects.get()
    assert (said.text, said.may_be_shown) == ("Finalement non.", False)


def test_opening_the_link_keeps_nothing(address):
    Client().get(address)
    assert not Testimonial.objects.exists()


def test_who_did_not_come_finds_nothing(address, came, odile):
    mark_attendance(signup=came, by=odile, attendance="excused")
    assert Client().get(address).status_code == 404


def test_a_link_of_another_purpose_or_person_is_refused(came):
    for code in (make_code(Link.SIGN_UP, came.pk), f"w{came.pk}", "wXXXX"):
        assert Client().get(reverse("residents:testimonial", args=[code])).status_code == 404
