"""The page of the gate shows nobody and names all that a phone keeps of it."""

import json
import re

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from tests.conftest import client_of

pytestmark = pytest.mark.django_db
KEPT = re.compile(r'<script id="gate-kept" type="application/json">(.*?)</script>')


@pytest.fixture
def shell(client, fete):
    return client.get(f"/accueil/{fete.slug}/").text


def test_it_is_the_same_for_everybody(shell, fete, officer):
    assert client_of(officer).get(f"/accueil/{fete.slug}/").text == shell


def test_all_its_files_are_kept_and_both_its_languages(shell, fete):
    kept = json.loads(KEPT.search(shell)[1])
    assert kept["pages"] == [f"/accueil/{fete.slug}/", f"/en/accueil/{fete.slug}/"]
    names = {file.removeprefix("/static/") for file in kept["files"]}
    assert all(finders.find(name) for name in names)
    shown = re.findall(r'(?:src|href)="/static/([^"#]+)', shell)
    static = settings.BASE_DIR / "static"
    scripts = [*static.glob("js/gate/*.js"), *static.glob("vendor/qr/*.js")]
    assert names == set(shown) | {path.relative_to(static).as_posix() for path in scripts}


def test_every_word_that_a_script_says_stands_in_the_page(shell):
    words = set(re.findall(r'data-word="(\w+)"', shell))
    scripts = "".join(path.read_text() for path in settings.BASE_DIR.glob("static/js/gate/*.js"))
    said = set(re.findall(r'(?:\bsay\(|\bword: |\boffer: |\berror: )"(\w+)"', scripts))
    assert said - words == set()
    verdicts = set(re.findall(r'\bword: "(\w+)"', scripts))
    assert {f"help_{word}" for word in verdicts} - words == set()


def test_a_phone_may_put_it_on_its_screen(client, fete):
    here = f"/en/accueil/{fete.slug}/"
    facts = client.get(f"{here}manifeste/")
    assert facts.headers["Content-Type"] == "application/manifest+json"
    assert (facts.json()["start_url"], facts.json()["scope"]) == (here, here)
    assert all(finders.find(icon["src"].removeprefix("/static/")) for icon in facts.json()["icons"])
