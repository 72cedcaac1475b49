"""What every table says of the people in it, ours on their models, others’ in third_party.py."""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import Field, Model

from engagement.base.personal import About, Personal, Purpose, declared
from engagement.rights.third_party import THIRD_PARTY


def of(model: type[Model]) -> Personal | None:
    """Return what is declared for a model; None where nobody spoke of it."""
    return THIRD_PARTY.get(model._meta.label) or declared(model)


def everything() -> Iterator[tuple[type[Model], Personal]]:
    """Yield each model that speaks, with what it says."""
    for model in apps.get_models():
        personal = of(model)
        if personal is not None:
            yield model, personal


def fields_of(model: type[Model]) -> list[Field]:
    """Return the fields that have to be spoken of: all columns but keys without meaning."""
    own = [*model._meta.local_fields, *model._meta.local_many_to_many]
    return [
        field
        for field in own
        if not getattr(field, "auto_created", False)
        and not getattr(field.remote_field, "parent_link", False)
        and field.get_internal_type() not in {"AutoField", "BigAutoField"}
    ]


def purposes() -> dict[Purpose, list[tuple[type[Model], list[About]]]]:
    """Return each purpose with the models that name it, in the order of the rooms."""
    found: dict[Purpose, list[tuple[type[Model], list[About]]]] = {}
    for model, personal in everything():
        for about in personal.about:
            models = found.setdefault(about.purpose, [])
            if not models or models[-1][0] is not model:
                models.append((model, []))
            models[-1][1].append(about)
    return found
