"""What becomes of rows at an erasure: they go, or stay without the person."""

import secrets
import uuid
from collections.abc import Iterable
from functools import partial
from typing import Any

from django.db import models, transaction
from django.db.models import QuerySet

from engagement.base.personal import Fate, Personal
from engagement.media.models import Picture

NOBODY = "efface.invalid"  # RFC 2606: no mail ever gets there


def let_go(rows: QuerySet) -> None:
    """Delete rows, the files and the pictures that they alone hold."""
    pictures = _pictures(rows)
    for field in rows.model._meta.local_concrete_fields:
        if isinstance(field, models.FileField):
            _delete_files(getattr(row, field.name) for row in rows.only(field.name))
    rows.model._base_manager.filter(pk__in=list(rows.values_list("pk", flat=True))).delete()
    for picture in Picture.objects.filter(pk__in=pictures):
        if not is_referenced(picture):
            picture.delete()


def empty(rows: QuerySet, personal: Personal) -> None:
    """Take the person out of rows that stay."""
    keys = list(rows.values_list("pk", flat=True))
    if not keys:
        return
    model: type[Any] = rows.model
    changes: dict[str, Any] = {}
    for name in personal.names_of(Fate.EMPTIED):
        field = model._meta.get_field(name)
        if isinstance(field, models.ManyToManyField):
            links: Any = field.remote_field.through
            links._base_manager.filter(**{f"{field.m2m_field_name()}__in": keys}).delete()
        else:
            changes[name] = nothing(field)
    kept = model._base_manager.filter(pk__in=keys)
    if changes:
        kept.update(**changes)
    for key in keys:
        renewed = {
            name: another(model._meta.get_field(name)) for name in personal.names_of(Fate.RENEWED)
        }
        if renewed:
            model._base_manager.filter(pk=key).update(**renewed)


def nothing(field: Any) -> Any:
    """Return the value that says nothing."""
    return None if field.null else field.get_default()


def another(field: Any) -> Any:
    """Return a random value of a field that has to be unique."""
    if isinstance(field, models.UUIDField):
        return uuid.uuid4()
    if isinstance(field, models.BinaryField):
        return secrets.token_bytes(field.max_length or 16)
    if isinstance(field, models.EmailField):
        return f"{secrets.token_hex(12)}@{NOBODY}"
    return secrets.token_hex(16)[: field.max_length]


def is_referenced(row: models.Model) -> bool:
    """Return whether any other row points at this one."""
    relations: list[Any] = row._meta.get_fields(include_hidden=True)
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: row}).exists()
        for relation in relations
        if relation.auto_created
        and not relation.concrete
        and not relation.many_to_many
        and not relation.related_model._meta.auto_created
    )


def _pictures(rows: QuerySet) -> list[int]:
    fields = [
        field.name
        for field in rows.model._meta.local_concrete_fields
        if field.related_model is Picture
    ]
    return [key for name in fields for key in rows.values_list(name, flat=True) if key]


def _delete_files(files: Iterable[Any]) -> None:
    for file in files:
        if file:
            transaction.on_commit(partial(file.storage.delete, file.name))
