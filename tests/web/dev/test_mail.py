"""/dev/mail/ shows every message as its recipient reads it, whatever the mail backend."""

from datetime import timedelta

import pytest
from django.urls import reverse

from engagement.outbox import delivery
from engagement.outbox.actions import KEEP_CONTENT, forget_old_content
from engagement.outbox.models import Message
from tests.unit.outbox.conftest import clock, own_templates, queue  # noqa: F401 (fixtures)

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.web.dev.urls")]


def page_of(message, name="mail_message") -> str:
    return reverse(f"dev:{name}", args=[message.pk])


def test_an_empty_outbox_says_so(client):
    assert "Pas encore de message" in client.get("/dev/mail/").text


def test_the_newest_message_stands_first_with_its_recipient_and_its_state(client):
    queue(context={"name": "Ancien"})
    delivery.deliver_due()
    queue(Message.Kind.CODE, context={"name": "Nouveau"})
    page = client.get("/dev/mail/").text
    assert page.index("Bonjour Nouveau") < page.index("Bonjour Ancien")
    for word in ("ines@habitante.example", "code de connexion", "en attente", "envoyé"):
        assert word in page


def test_a_long_list_has_pages(client, monkeypatch):
    monkeypatch.setattr("engagement.web.dev.mail.PER_PAGE", 1)
    queue(context={"name": "Ancien"})
    queue(context={"name": "Nouveau"})
    assert "Bonjour Ancien" not in client.get("/dev/mail/").text
    assert "Bonjour Ancien" in client.get("/dev/mail/?page=2").text


def test_the_list_asks_the_database_as_often_for_three_messages_as_for_one(
    client, django_assert_max_num_queries
):
    queue()
    with django_assert_max_num_queries(20) as one:
        client.get("/dev/mail/")
    queue()
    queue()
    with django_assert_max_num_queries(len(one)):
        client.get("/dev/mail/")


def test_links_of_the_text_can_be_clicked(client):
    message = queue(context={"name": "https://ville.example/i/b1/"})
    assert 'href="https://ville.example/i/b1/"' in client.get(page_of(message)).text


def test_the_html_stands_in_a_closed_frame_whose_policy_lets_styles_through_and_nothing_else(
    client,
):
    message = queue()
    page = client.get(page_of(message))
    assert 'sandbox="allow-top-navigation-by-user-activation"' in page.text
    assert page_of(message, "mail_html") in page.text
    frame = client.get(page_of(message, "mail_html"))
    policy = frame.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "style-src 'unsafe-inline'" in policy
    assert frame.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert '<base target="_top">' in frame.text
    assert "unsafe-inline" not in page.headers["Content-Security-Policy"]


def test_a_script_in_a_name_stays_text(client):
    message = queue(context={"name": "<script>alert(1)</script>"})
    for name in ("mail_message", "mail_html"):
        assert "<script>alert" not in client.get(page_of(message, name)).text


def test_a_forgotten_message_shows_its_state_and_nothing_else(client, clock):  # noqa: F811
    message = queue()
    delivery.deliver_due()
    clock.shift(KEEP_CONTENT + timedelta(seconds=1))
    forget_old_content()
    page = client.get(page_of(message)).text
    assert "effacé" in page
    assert "ines" not in page
    assert client.get(page_of(message, "mail_html")).status_code == 404


@pytest.mark.urls("engagement.urls")
def test_where_debug_is_off_there_is_no_such_page(client):
    queue()
    assert client.get("/dev/mail/").status_code == 404
