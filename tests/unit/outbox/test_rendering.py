"""What the recipient reads, and the headers around it."""

from datetime import date

import pytest
from django.test import RequestFactory

from engagement.outbox.models import Message
from engagement.outbox.rendering import compose, render
from tests.unit.outbox.conftest import queue

pytestmark = pytest.mark.django_db
UNSUBSCRIBE = {"name": "Inès", "unsubscribe_url": "https://ville.example/i/u1/"}


def test_the_first_line_of_the_text_is_the_subject():
    rendered = render(queue())
    assert rendered.subject == "Bonjour Inès"
    assert rendered.text.startswith("Connexion : Inès")
    assert "Bonjour" not in rendered.text


def test_a_line_break_in_a_name_cannot_add_a_header():
    rendered = render(queue(context={"name": "Inès\nBcc: tous@ville.example"}))
    assert "\n" not in rendered.subject
    assert "Bcc" not in compose(queue(context={"name": "Inès\nBcc: x@y.example"})).extra_headers


def test_html_is_escaped_and_text_is_not():
    rendered = render(queue(context={"name": "L'Étoile <b>"}))
    assert "L'Étoile <b>" in rendered.text
    assert "L&#x27;Étoile &lt;b&gt;" in rendered.html


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_message_is_in_its_own_language_whatever_is_spoken_around_it(language):
    html = render(queue(language=language)).html
    assert f'lang="{language}"' in html
    assert 'dir="ltr"' in html


def test_a_right_to_left_language_turns_the_page():
    assert 'dir="rtl"' in render(queue(language="ar")).html


def test_the_message_id_stays_through_every_attempt():
    message = queue()
    first, second = compose(message), compose(Message.objects.get(pk=message.pk))
    assert first.message()["Message-ID"] == second.message()["Message-ID"] == message.message_id
    assert queue().message_id != message.message_id


def test_links_and_ids_use_the_site_and_no_host_that_was_asked(settings):
    settings.SITE_URL = "https://ville.example"
    RequestFactory(HTTP_HOST="evil.example").get("/")
    message = queue()
    assert message.message_id.endswith("@ville.example>")
    assert 'href="https://ville.example/"' in render(message).html


def test_one_click_unsubscribe_stands_in_the_headers_and_in_the_footer():
    email = compose(queue(Message.Kind.SUGGESTION, context=UNSUBSCRIBE))
    assert email.extra_headers["List-Unsubscribe"] == "<https://ville.example/i/u1/>"
    assert email.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "https://ville.example/i/u1/" in email.body
    assert "https://ville.example/i/u1/" in email.alternatives[0].content


def test_a_sign_in_code_never_offers_to_unsubscribe():
    headers = compose(queue(Message.Kind.CODE, context=UNSUBSCRIBE)).extra_headers
    assert not {name for name in headers if name.startswith("List-")}


def test_without_an_address_to_unsubscribe_there_is_no_such_header():
    headers = compose(queue(Message.Kind.NOTICE)).extra_headers
    assert not {name for name in headers if name.startswith("List-")}


def test_the_context_keeps_dates_as_text():
    message = queue(context={"day": date(2030, 5, 6)})
    message.refresh_from_db()
    assert message.context == {"day": "2030-05-06"}


def test_nobody_is_followed():
    email = compose(queue())
    assert not email.track_opens
    assert not email.track_clicks
    assert "<img" not in email.alternatives[0].content
