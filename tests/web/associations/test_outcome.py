"""What came of it is said in one form, told to those who came, shown where people look."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from engagement.needs.actions.attending import mark_attendance
from engagement.needs.actions.telling import leave_word
from engagement.needs.models import Outcome
from engagement.outbox.models import Message
from tests.conftest import client_of

# Wagtail leaves the temporary file of a new rendition to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:Exception ignored in.*SpooledTemporaryFile")


@pytest.fixture
def address(clean_up):
    return reverse("associations:outcome", args=[clean_up.association.slug, clean_up.slug])


@pytest.fixture
def came(that_day, odile):
    return mark_attendance(signup=that_day, by=odile, attendance="came")


def photo() -> SimpleUploadedFile:
    file = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(file, "JPEG")
    return SimpleUploadedFile("plage.jpg", file.getvalue())


def test_a_figure_a_sentence_and_a_photo_reach_those_who_came(
    came, address, clean_up, odile, ines, client, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    said = {
        "sentence": "La plage est propre.",
        "amount": "1,2",
        "unit": "t collectées",
        "photo": photo(),
        "photo_words": "La plage sans un déchet",
    }
    assert client_of(odile).post(address, said).status_code == 302
    assert Message.objects.get(template="what_came_of_it").to == ines.email
    for page in (
        reverse("residents:need", args=[clean_up.slug]),
        reverse("residents:association", args=[clean_up.association.slug]),
    ):
        text = client.get(page).text
        assert "1,2\N{NO-BREAK SPACE}t collectées" in text
        assert "La plage est propre." in text
        assert 'alt="La plage sans un déchet"' in text


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ({"sentence": ""}, "Dites en une phrase"),
        ({"sentence": "Bien.", "amount": "3"}, "il faut les deux"),
        ({"sentence": "Bien.", "unit": "t"}, "il faut les deux"),
        ({"sentence": "Bien.", "amount": "beaucoup", "unit": "t"}, "nombre"),
    ],
)
def test_what_is_missing_is_asked_for(came, address, odile, said, asked):
    assert asked in client_of(odile).post(address, said).text
    assert not Outcome.objects.exists()


def test_markup_in_a_sentence_stays_inert(came, address, clean_up, odile, client):
    client_of(odile).post(address, {"sentence": "<script>alert(1)</script>"})
    page = client.get(reverse("residents:need", args=[clean_up.slug])).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_a_word_is_read_hidden_and_shown_again_by_the_association(
    came, address, clean_up, odile, client
):
    said = leave_word(signup=came, by=None, text="Un bon moment.", may_be_shown=True)
    need = reverse("residents:need", args=[clean_up.slug])
    hide = reverse(
        "associations:hide_word", args=[clean_up.association.slug, clean_up.slug, said.pk]
    )
    assert "Un bon moment." in client_of(odile).get(address).text
    for choice, shown in (("1", False), ("0", True)):
        client_of(odile).post(hide, {"hide": choice})
        assert ("Un bon moment." in client.get(need).text) == shown


def test_a_private_word_is_read_by_the_association_alone(came, address, clean_up, odile, client):
    leave_word(signup=came, by=None, text="Entre nous.", may_be_shown=False)
    assert "Entre nous." in client_of(odile).get(address).text
    assert "Entre nous." not in client.get(reverse("residents:need", args=[clean_up.slug])).text


def test_another_association_neither_tells_nor_hides(came, address, clean_up, viviane, voisine):
    said = leave_word(signup=came, by=None, text="Un bon moment.", may_be_shown=True)
    client = client_of(viviane)
    assert client.get(address).status_code == 404
    assert client.post(address, {"sentence": "Nous aussi."}).status_code == 404
    hide = reverse("associations:hide_word", args=[voisine.slug, clean_up.slug, said.pk])
    assert client.post(hide, {"hide": "1"}).status_code == 404


def test_it_is_corrected_where_it_was_told(came, address, clean_up, odile, viviane, client):
    client_of(odile).post(address, {"sentence": "La plage et propre.", "amount": "", "unit": ""})
    told = Outcome.objects.get()
    correct = f"{address}{told.pk}/"
    assert correct in client_of(odile).get(address).text
    assert "La plage et propre." in client_of(odile).get(correct).text
    said = {"sentence": "La plage est propre.", "amount": "1,2", "unit": ""}
    assert "il faut les deux" in client_of(odile).post(correct, said).text
    assert client_of(viviane).post(correct, said).status_code == 404
    assert client_of(odile).post(correct, said | {"unit": "t"}).url == address
    page = client.get(reverse("residents:need", args=[clean_up.slug])).text
    assert "La plage est propre." in page
    assert "La plage et propre." not in page
    assert Message.objects.filter(template="what_came_of_it").count() == 2
