"""/dev/mail/modeles/ shows every message; what a message says is never left empty."""

import re
from copy import deepcopy

import pytest
from django.urls import reverse

from engagement.outbox.rendering import message_templates
from engagement.web.dev.mail_templates import sample
from tests.architecture.order import ROOT
from tools.mail_layout import RESULT, compiled

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.web.dev.urls")]

NAMES = message_templates()
LIST = "/dev/mail/modeles/"


def page_of(name: str, language: str, view: str = "mail_template") -> str:
    return reverse(f"dev:{view}", args=[name, language])


def test_the_list_is_what_the_folder_holds(client):
    files = {path.stem for path in (ROOT / "templates" / "emails").glob("*.txt")}
    assert set(NAMES) == {stem for stem in files if stem != "layout" and stem[0] != "_"}
    page = client.get(LIST).text
    for name in NAMES:
        assert page_of(name, "fr") in page
        assert page_of(name, "en") in page


def test_a_message_written_later_is_listed_by_itself(client, settings, tmp_path):
    (tmp_path / "emails").mkdir()
    (tmp_path / "emails" / "later.txt").write_text("Un sujet\n\nUn texte")
    (tmp_path / "emails" / "later.html").write_text("<html><head></head></html>")
    settings.TEMPLATES = [
        {**engine, "DIRS": [tmp_path, *engine["DIRS"]]} for engine in settings.TEMPLATES
    ]
    assert page_of("later", "fr") in client.get(LIST).text


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_every_message_has_its_page_and_a_value_for_all_that_it_names(
    client, settings, name, language
):
    engines = deepcopy(settings.TEMPLATES)
    engines[0]["OPTIONS"]["string_if_invalid"] = "NO VALUE FOR %s"
    settings.TEMPLATES = engines
    rendered = sample(name, language)
    assert "NO VALUE FOR" not in rendered.subject + rendered.text + rendered.html
    assert f'lang="{language}"' in rendered.html


@pytest.mark.parametrize("language", ["fr", "en"])
def test_one_message_on_its_page(client, language):
    page = client.get(page_of("sign_up_confirmed", language)).text
    assert page_of("sign_up_confirmed", language, "mail_template_html") in page
    assert 'width="320"' in page
    assert 'width="600"' in page
    frame = client.get(page_of("sign_up_confirmed", language, "mail_template_html"))
    assert "default-src 'none'" in frame.headers["Content-Security-Policy"]
    assert "Jean-Macé" in frame.text


def test_what_does_not_exist_is_not_found(client):
    assert client.get(page_of("layout", "fr")).status_code == 404
    assert client.get(page_of("suggestion", "de")).status_code == 404


@pytest.mark.urls("engagement.urls")
def test_where_debug_is_off_there_is_no_such_page(client):
    assert client.get(LIST).status_code == 404


def test_the_layout_is_as_new_as_its_source():
    assert RESULT.read_text(encoding="utf-8") == compiled(), "run: python tools/mail_layout.py"


def test_no_message_loads_anything_from_elsewhere():
    for name in NAMES:
        html = sample(name, "fr").html
        assert not re.search(r"""<(?:img|link|script)\b|url\(|@import""", html)
