"""A list of the desk as a file: what its columns show, of all its rows as they are narrowed."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn

from engagement.base.sheets import CSV, XLSX, Cell, csv_bytes, xlsx_bytes


def sheet_response(rows: Iterable[list[Cell]], *, name: str, kind: str) -> HttpResponse:
    """Return rows as a file to keep, `kind` csv or xlsx."""
    if kind == "csv":
        response = HttpResponse(csv_bytes(rows), content_type=CSV)
    else:
        response = HttpResponse(xlsx_bytes(rows, name), content_type=XLSX)
    day = timezone.localdate()
    response["Content-Disposition"] = f'attachment; filename="{name}-{day}.{kind}"'
    return response


def cell_of(value: Any) -> Cell:
    """Return a value as a spreadsheet holds it: local times, yes and no in words."""
    if isinstance(value, bool):
        return _("oui") if value else _("non")
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"
    if value is None or isinstance(value, int | float):
        return value
    return str(value)


class SheetsMixin:
    """Gives a list the two files that Wagtail's menu offers, made by our own room."""

    list_export = ("columns",)  # Wagtail shows its buttons where this is not empty

    def as_spreadsheet(self: Any, queryset: Iterable[Any], kind: str) -> HttpResponse:
        name = str(self.model._meta.model_name)
        return sheet_response(self.sheet_rows(queryset), name=name, kind=kind)

    def sheet_rows(self: Any, queryset: Iterable[Any]) -> Iterator[list[Cell]]:
        columns = [
            column for column in self.columns if not isinstance(column, BulkActionsCheckboxColumn)
        ]
        yield [str(column.label) for column in columns]
        for row in queryset:
            yield [cell_of(column.get_value(row)) for column in columns]
