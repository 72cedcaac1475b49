"""What leaves as a spreadsheet holds texts and numbers, nothing that a spreadsheet would run."""

import io

import pytest
from openpyxl import load_workbook

from engagement.base.sheets import csv_bytes, xlsx_bytes

FORMULAS = ["=1+1", "+33 6", "-2", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://evil")']


@pytest.mark.parametrize("text", FORMULAS)
def test_a_cell_that_looks_like_a_formula_is_quoted_in_csv(text):
    written = csv_bytes([[text]]).decode("utf-8-sig")
    assert written.lstrip('"').startswith("'" + text[0])


@pytest.mark.parametrize("text", FORMULAS)
def test_a_cell_that_looks_like_a_formula_is_a_text_in_xlsx(text):
    book = load_workbook(io.BytesIO(xlsx_bytes([[text]], "Liste")))
    cell = book.active["A1"]
    assert (cell.data_type, cell.value[0]) == ("s", "'")


def test_numbers_stay_numbers_and_words_stay_as_they_are():
    rows = [["Inès", 120, None], ["Jean-Marc; dit « Jo »", -3, 2.5]]
    book = load_workbook(io.BytesIO(xlsx_bytes(rows, "Besoin : [lac]/2")))
    assert [[cell.value for cell in row] for row in book.active] == rows
    assert book.active.title == "Besoin  lac2"


def test_french_spreadsheets_open_the_csv_as_it_is():
    written = csv_bytes([["Prénom", "Minutes"], ["Inès", 120]])
    assert written.startswith(b"\xef\xbb\xbf")
    assert written.decode("utf-8-sig").splitlines() == ["Prénom;Minutes", "Inès;120"]


def test_a_sign_that_no_workbook_holds_becomes_a_space():
    book = load_workbook(io.BytesIO(xlsx_bytes([["une ligne\x0bpuis l’autre"]], "Liste")))
    assert book.active["A1"].value == "une ligne puis l’autre"
