"""Tables as files that spreadsheets open, CSV and XLSX, with nothing in them that would run."""

import csv
import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

Cell = str | int | float | None

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What makes spreadsheets take a text for a formula (OWASP, CSV injection).
RUNS = ("=", "+", "-", "@", "\t", "\r")


def inert(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet runs: a text that looks like a formula is quoted."""
    if isinstance(cell, str) and cell.startswith(RUNS):
        return f"'{cell}"
    return cell


def csv_bytes(rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return rows as CSV as French spreadsheets open it: UTF-8 with its mark, semicolons."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerows([inert(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def xlsx_bytes(rows: Iterable[Sequence[Cell]], title: str) -> bytes:
    """Return rows as one sheet of a workbook; texts stay texts, numbers numbers."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("".join(c for c in title if c not in r"\/?*[]:")[:31])
    for row in rows:
        sheet.append([_xlsx_cell(sheet, cell) for cell in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _xlsx_cell(sheet: object, cell: Cell) -> WriteOnlyCell:
    if not isinstance(cell, str):
        return WriteOnlyCell(sheet, value=cell)
    made = WriteOnlyCell(sheet, value=inert(ILLEGAL_CHARACTERS_RE.sub(" ", cell)))
    made.data_type = "s"
    return made
