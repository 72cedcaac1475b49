"""The register of article 30: made from the declarations, read and taken away by the officer."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from engagement.rights.declarations import purposes

pytestmark = pytest.mark.django_db

REGISTER = reverse("register:index")


def test_every_purpose_that_a_model_names_is_a_part_of_it(officer_client):
    page = officer_client.get(REGISTER).text
    assert all(str(purpose.title) in page for purpose in purposes())
    assert "6.1.a" in page


def test_as_a_spreadsheet_it_has_a_line_for_each(officer_client):
    content = officer_client.get(REGISTER, {"export": "xlsx"}).content
    rows = list(load_workbook(io.BytesIO(content)).active.values)
    assert len(rows) == 1 + len(purposes())
    assert rows[0][0] == "Traitement"
    assert str(next(iter(purposes())).title) in {row[0] for row in rows}


def test_as_csv_too(officer_client):
    response = officer_client.get(REGISTER, {"export": "csv"})
    assert response["Content-Type"].startswith("text/csv")
    assert "Base légale" in response.content.decode("utf-8-sig")


def test_an_editor_may_not_see_it(editor_client):
    assert editor_client.get(REGISTER).status_code == 302
    assert editor_client.get(REGISTER, {"export": "csv"}).status_code == 302
