"""Readable, unique last parts of addresses."""

from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import slugify

_SPELT_OUT = str.maketrans({"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "’": " ", "'": " "})


def slug_of(text: str, max_length: int) -> str:
    """Return `text` as a slug, cut between words: « L’œuvre du cœur » gives `l-oeuvre-du-coeur`."""
    slug = slugify(text.translate(_SPELT_OUT))
    if len(slug) <= max_length:
        return slug
    cut = slug[: max_length + 1].rpartition("-")[0]
    return cut or slug[:max_length]


def save_with_free_slug(row: Any, text: str, *, reserved: Iterable[str] = ()) -> None:
    """Validate and save a new row under the first free `slug` of `text`, `text-2`, `text-3`…

    `reserved` are words that addresses of the platform take. Two rows of the same name saved at
    once both succeed. Raises ValidationError.
    """
    rows = type(row)._default_manager
    room = row._meta.get_field("slug").max_length - 6
    stem = slug_of(text, room) or slug_of(str(row._meta.verbose_name), room)
    taken = {*reserved, *rows.filter(slug__startswith=stem).values_list("slug", flat=True)}
    number = 1
    while True:
        row.slug = stem if number == 1 else f"{stem}-{number}"
        number += 1
        if row.slug in taken:
            continue
        row.full_clean(exclude=["slug"])
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:
            if not rows.filter(slug=row.slug).exists():
                raise
        else:
            return
