"""The officer reads the words shown to everybody, hides one, shows it again."""

import pytest
from django.core.files.images import ImageFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file

from engagement.media.models import Picture
from engagement.media.renditions import CARD
from engagement.needs.models import SignUp, Testimonial
from tests import factories

LIST = "/admin/testimonial/"


def act(name, word):
    return f"{LIST}{name}/{word.pk}/"


def word_on(need, text, **facts):
    """Return a word of somebody who came to the need."""
    resident = factories.ResidentFactory(name="Inès Delattre")
    came = SignUp.objects.create(
        shift=need.shifts.get(), resident=resident, state="confirmed", attendance="came"
    )
    return Testimonial.objects.create(signup=came, text=text, **{"may_be_shown": True, **facts})


@pytest.fixture
def word(clean_up):
    return word_on(clean_up, "Un bon moment.")


@pytest.fixture
def hidden(clean_up, officer):
    return word_on(clean_up, "Appelez-moi.", hidden_at=timezone.now(), hidden_by=officer)


@pytest.fixture
def private(clean_up):
    return word_on(clean_up, "Pour vous seule.", may_be_shown=False)


def shown_on(client, need):
    return client.get(f"/besoins/{need.slug}/").text


def test_the_list_has_what_is_shown_or_hidden_and_nothing_private(
    officer_client, word, hidden, private
):
    page = officer_client.get(LIST).text
    assert word.text in page
    assert hidden.text in page
    assert private.text not in page


def test_it_says_the_first_name_alone(officer_client, word):
    for address in (LIST, act("inspect", word)):
        page = officer_client.get(address).text
        assert "Inès" in page
        assert "Delattre" not in page


@pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")
def test_the_photo_is_seen_before_it_is_judged(officer_client, word, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    file = ImageFile(get_test_image_file(), name="nous.png")
    word.picture = Picture.objects.create(title="Nous", description="Nous trois", file=file)
    word.save()
    page = officer_client.get(act("inspect", word)).text
    assert f'<img src="{word.picture.get_rendition(CARD).url}" alt="Nous trois">' in page


def test_the_list_is_narrowed_to_what_is_hidden(officer_client, word, hidden):
    page = officer_client.get(LIST, {"hidden_at": "true"}).text
    assert hidden.text in page
    assert word.text not in page


def test_a_word_is_hidden_and_shown_again(officer_client, officer, client, word, clean_up):
    assert word.text in shown_on(client, clean_up)
    assert act("hide", word) in officer_client.get(act("inspect", word)).text
    officer_client.post(act("hide", word))
    word.refresh_from_db()
    assert word.hidden_by == officer
    assert word.text not in shown_on(client, clean_up)
    assert act("unhide", word) in officer_client.get(act("inspect", word)).text
    officer_client.post(act("unhide", word))
    assert word.text in shown_on(client, clean_up)


def test_opening_the_page_that_asks_hides_nothing(officer_client, word):
    assert officer_client.get(act("hide", word)).status_code == 200
    word.refresh_from_db()
    assert word.hidden_at is None


def test_what_is_hidden_already_is_not_hidden_again(officer_client, hidden):
    answer = officer_client.get(act("hide", hidden))
    assert (answer.status_code, answer.url) == (302, act("inspect", hidden))


@pytest.mark.parametrize("name", ["inspect", "hide", "unhide"])
def test_what_was_said_to_the_association_alone_is_not_found(officer_client, private, name):
    assert officer_client.get(act(name, private)).status_code == 404
    assert officer_client.post(act(name, private)).status_code in (404, 405)
    private.refresh_from_db()
    assert private.hidden_at is None


def test_an_editor_may_not_act(editor_client, word):
    editor_client.post(act("hide", word))
    word.refresh_from_db()
    assert word.hidden_at is None


def test_the_number_of_queries_does_not_grow(officer_client, clean_up):
    counts = []
    for wanted in (1, 30):
        while Testimonial.objects.count() < wanted:
            word_on(clean_up, "Un bon moment.")
        with CaptureQueriesContext(connection) as queries:
            assert officer_client.get(LIST).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1], counts
