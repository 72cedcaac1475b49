"""Everything held about a person, to read and to take away (RGPD, articles 15 and 20)."""

import re
from typing import Any

from django.db.models import FileField, Model, QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from engagement.base.moments import moment_of
from engagement.base.personal import TRACE, Personal
from engagement.needs.models import Shift
from engagement.people.models import Account, Resident
from engagement.rights.declarations import everything
from engagement.rights.finding import tables
from engagement.rights.persons import Person, person_of
from engagement.rights.words import field_word, table_word


def export_of(resident: Resident) -> dict[str, Any]:
    """Return what is held about a resident, all under her account where she holds one.

    `tables` are those that hold rows of hers: their fields in words and the rows; `acts` counts
    what she did for others. Values are plain JSON. Codes and keys are left out.
    """
    person = person_of(resident)
    return {
        "made_at": timezone.now().isoformat(),
        "people": [str(row) for row in person.residents],
        "tables": [
            table
            for model, personal, rows in tables(person)
            if (table := _table(model, personal, rows))["rows"]
        ],
        "acts": _acts(person),
    }


def _table(model: type[Model], personal: Personal, rows: QuerySet) -> dict[str, Any]:
    names = [name for name in personal.found_by if is_told(model, personal, name)]
    return {
        "table": model._meta.label,
        "title": table_word(model),
        "why": sorted({str(personal.found_by[name].purpose.why) for name in names}),
        "fields": {name: field_word(model._meta.get_field(name)) for name in names},
        "rows": [
            {name: value_of(row, name) for name in names} for row in rows.order_by("pk").iterator()
        ],
    }


def is_told(model: type[Model], personal: Personal, name: str) -> bool:
    """Whether a field is hers to read: no secret, nobody else's name."""
    about = personal.found_by[name]
    others = about.purpose is TRACE and model._meta.get_field(name).related_model is Account
    return not about.secret and not others


def value_of(row: Model, name: str) -> Any:
    """Return a value as JSON holds it: a choice in words, a row by its name."""
    field: Any = row._meta.get_field(name)
    if field.many_to_many:
        return [str(other) for other in getattr(row, name).all()]
    if field.choices:
        return str(getattr(row, f"get_{name}_display")())
    value = getattr(row, name)
    if isinstance(value, Shift):
        return f"{value.need}, {value}"
    if isinstance(value, Model):
        return str(value)
    if isinstance(field, FileField):
        return value.name
    return value if value is None or isinstance(value, PLAIN) else _written(value)


ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:")
PLAIN = (bool, int, float, str, dict, list)


def _written(value: Any) -> str:
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    return bytes(value).hex() if isinstance(value, bytes | memoryview) else str(value)


def readable(told: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the tables of an export for eyes: what is empty is left out, the rest is in words."""
    return [
        table
        | {
            "rows": [
                [
                    (table["fields"][name], in_words(value))
                    for name, value in row.items()
                    if value not in (None, "", [], {})
                ]
                for row in table["rows"]
            ]
        }
        for table in told["tables"]
    ]


def in_words(value: Any) -> str:
    """Return a value of an export as people read it."""
    if isinstance(value, bool):
        return _("oui") if value else _("non")
    if isinstance(value, list):
        return ", ".join(map(in_words, value))
    if isinstance(value, dict):
        return " · ".join(in_words(held) for held in value.values() if held not in (None, ""))
    moment = parse_datetime(value) if isinstance(value, str) and ISO.match(value) else None
    return moment_of(moment) if moment else str(value)


def _acts(person: Person) -> dict[str, int]:
    """Count the rows that say she did something: checked, answered, counted."""
    if person.account is None:
        return {}
    found: dict[str, int] = {}
    for model, personal in everything():
        for name, about in personal.found_by.items():
            field = model._meta.get_field(name)
            if about.purpose is TRACE and field.related_model is Account and field.concrete:
                rows = model._base_manager.filter(**{name: person.account})
                if count := rows.count():
                    found[table_word(model)] = found.get(table_word(model), 0) + count
    return found
