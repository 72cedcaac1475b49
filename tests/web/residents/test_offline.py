"""What is given to be kept for when there is no network."""

import json
import re

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

from tests.conftest import client_of

pytestmark = pytest.mark.django_db


def kept(client) -> dict:
    script = client.get("/sw.js").text
    return json.loads(re.search(r"self\.kept = (.*);", script)[1])


def test_the_worker_comes_from_the_root_as_a_script_that_is_asked_for_anew(client):
    response = client.get("/sw.js")
    assert response.headers["Content-Type"] == "text/javascript"
    assert "no-cache" in response.headers["Cache-Control"]
    assert "'self'" in response.headers["Content-Security-Policy"]
    assert 'importScripts("/static/js/sw.js")' in response.text


def test_every_language_has_its_page_and_every_file_is_there(client):
    assert kept(client)["pages"] == {"/": "/hors-ligne/", "/en/": "/en/hors-ligne/"}
    for page in kept(client)["pages"].values():
        assert client.get(page).status_code == 200
    for file in kept(client)["files"]:
        assert finders.find(file.removeprefix("/static/")), file


def test_the_page_shows_no_file_that_is_not_kept(client):
    page = client.get(reverse("residents:offline")).text
    shown = set(re.findall(r'(?:src|href)="(/static/[^"#]+\.(?:css|svg))', page))
    assert shown <= set(kept(client)["files"])


def test_asking_for_the_worker_costs_no_query(ines, django_assert_num_queries):
    client = client_of(ines.account)
    with django_assert_num_queries(0):
        client.get("/sw.js")
