"""A need gets its photo, the interests that its words tell, and a few questions."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from engagement.media.models import Picture
from engagement.needs.models import Question
from tests import factories
from tests.conftest import client_of
from tests.web.associations.test_needs import edit_address, local, posted

# Wagtail leaves the temporary file of a new rendition to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:Exception ignored in.*SpooledTemporaryFile")


@pytest.fixture(autouse=True)
def own_pictures(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def photo_address(need, name="photo"):
    return reverse(f"associations:{name}", args=[need.association.slug, need.slug])


def sent(content, name="photo.jpg"):
    return SimpleUploadedFile(name, content, content_type="image/jpeg")


def jpeg():
    """A photo with the position that a phone writes into it."""
    picture, file = Image.new("RGB", (800, 600), "teal"), io.BytesIO()
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    exif[0x010F] = "Fabricant"
    picture.save(file, "JPEG", exif=exif)
    assert b"Fabricant" in file.getvalue()
    return file.getvalue()


def test_a_photo_is_shown_with_its_words_and_without_its_position(clean_up, odile):
    data = {"photo": sent(jpeg()), "words": "Deux femmes au bord du lac"}
    client_of(odile).post(photo_address(clean_up), data)
    picture = Picture.objects.get()
    assert picture.description == "Deux femmes au bord du lac"
    assert picture.uploaded_by_user == odile
    with picture.file.open() as file:
        assert b"Fabricant" not in file.read()
    page = client_of(odile).get(reverse("residents:need", args=[clean_up.slug])).text
    assert 'alt="Deux femmes au bord du lac"' in page


@pytest.mark.parametrize(
    ("content", "words", "said"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "Un lac", "pas une photo"),
        (b"<html><script>alert(1)</script></html>", "Un lac", "pas une photo"),
        (b"\xff\xd8\xff" + b"0" * (10 * 1024 * 1024 + 1), "Un lac", "plus de 10"),
        (None, "Un lac", "Choisissez une photo"),
        (jpeg(), "", "Dites en une phrase"),
    ],
)
def test_what_is_no_photo_or_has_no_words_is_refused(clean_up, odile, content, words, said):
    data = {"words": words} | ({"photo": sent(content)} if content else {})
    page = client_of(odile).post(photo_address(clean_up), data)
    assert page.status_code == 200
    assert said in page.text
    assert not Picture.objects.exists()


def test_a_photo_may_be_taken_away(clean_up, odile):
    client = client_of(odile)
    client.post(photo_address(clean_up), {"photo": sent(jpeg()), "words": "Le lac"})
    client.post(photo_address(clean_up, "drop_photo"))
    clean_up.refresh_from_db()
    assert clean_up.picture is None


def send(client, need, words):
    return client.post(photo_address(need), {"photo": sent(jpeg()), "words": words}, follow=True)


def test_a_need_has_several_photos_each_with_its_words(clean_up, odile):
    client = client_of(odile)
    for words in ("Le lac", "Les gants", "Le goûter"):
        send(client, clean_up, words)
    clean_up.refresh_from_db()
    assert clean_up.picture.description == "Le lac"
    page = client.get(reverse("residents:need", args=[clean_up.slug])).text
    for words in ("Le lac", "Les gants", "Le goûter"):
        assert f'alt="{words}"' in page


def test_without_its_first_photo_the_next_takes_its_place(clean_up, odile):
    client = client_of(odile)
    send(client, clean_up, "Le lac")
    send(client, clean_up, "Les gants")
    client.post(photo_address(clean_up, "drop_photo"))
    clean_up.refresh_from_db()
    assert clean_up.picture.description == "Les gants"
    assert not clean_up.photos.exists()


def test_another_photo_is_taken_away_and_nobody_else_s(clean_up, odile, viviane, voisine):
    client, need = client_of(odile), clean_up
    send(client, need, "Le lac")
    send(client, need, "Les gants")
    address = reverse(
        "associations:drop_other_photo",
        args=[need.association.slug, need.slug, need.photos.get().pk],
    )
    other = factories.NeedFactory(association=voisine)
    elsewhere = address.replace(need.association.slug, voisine.slug).replace(need.slug, other.slug)
    assert client_of(viviane).post(elsewhere).status_code == 404
    assert need.photos.count() == 1
    client.post(address)
    assert not need.photos.exists()


def test_a_sixth_photo_is_refused_with_what_to_do(clean_up, odile):
    client = client_of(odile)
    pages = [send(client, clean_up, f"Photo {number}") for number in range(6)]
    assert "retirez-en une" in pages[-1].text
    assert (clean_up.photos.count(), Picture.objects.count()) == (4, 5)


def test_words_suggest_interests_where_none_was_chosen(treize, odile):
    need = factories.NeedFactory(association=treize, title="Ramasser les déchets", state="draft")
    client = client_of(odile)
    form = client.get(edit_address(need)).context["guesses"]
    assert factories.domain("environnement") in form.fields["interests"].queryset
    chosen = [factories.domain("environnement").pk]
    client.post(photo_address(need, "interests"), {"interests": chosen})
    assert [row.pk for row in need.interests.all()] == chosen
    assert client.get(edit_address(need)).context["guesses"] is None


def test_only_what_was_suggested_can_be_chosen_there(treize, odile):
    need = factories.NeedFactory(association=treize, title="Ramasser les déchets", state="draft")
    other = factories.domain("recherche")
    client_of(odile).post(photo_address(need, "interests"), {"interests": [other.pk]})
    assert not need.interests.exists()


def question(number, text, purpose="Pour le repas", **more):
    row = {"text": text, "purpose": purpose, **more}
    return {f"questions-{number}-{name}": value for name, value in row.items()}


def asking(*questions, initial=0):
    counts = {"questions-TOTAL_FORMS": "3", "questions-INITIAL_FORMS": str(initial)}
    rows = [question(number, *one) for number, one in enumerate(questions)]
    return posted(
        (local(3), local(3, 12), 4), **{k: v for row in (counts, *rows) for k, v in row.items()}
    )


def test_questions_are_asked_with_their_purpose(clean_up, odile):
    client = client_of(odile)
    assert "effacée 30 jours après" in client.get(edit_address(clean_up)).text
    client.post(edit_address(clean_up), asking(("Une allergie ?",), ("Un permis ?", "Conduire")))
    assert [row.purpose for row in clean_up.questions.all()] == ["Pour le repas", "Conduire"]


def test_a_question_without_its_purpose_is_refused(clean_up, odile):
    page = client_of(odile).post(edit_address(clean_up), asking(("Une allergie ?", "")))
    assert "Dites pourquoi vous le demandez." in page.text
    assert not Question.objects.exists()


def test_an_emptied_question_goes(clean_up, odile):
    client = client_of(odile)
    client.post(edit_address(clean_up), asking(("Une allergie ?",), ("Un permis ?",)))
    keys = list(clean_up.questions.values_list("pk", flat=True))
    kept = {f"questions-{number}-key": key for number, key in enumerate(keys)}
    client.post(edit_address(clean_up), asking(("", ""), ("Le permis B ?",), initial=2) | kept)
    assert [(row.pk, row.text) for row in clean_up.questions.all()] == [(keys[1], "Le permis B ?")]
