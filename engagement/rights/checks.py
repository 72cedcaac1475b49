"""The check that nobody's data is held without a word: `manage.py check --deploy`, and a test."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db.models import EmailField, Field, Model

from engagement.rights.declarations import fields_of, of
from engagement.rights.third_party import THIRD_PARTY

HINT = (
    "Speak of it in the attribute `personal` of the model (engagement/base/personal.py): in an "
    "About with its purpose, or in `nobody`. Tables of others: engagement/rights/third_party.py."
)
PEOPLE = (settings.AUTH_USER_MODEL, "people.Resident")


@register(Tags.models, deploy=True)
def check_declarations(app_configs: Any, **_options: Any) -> list[CheckMessage]:
    return list(problems(apps.get_models()))


def problems(models: Iterable[type[Model]]) -> Iterator[Error]:
    """Yield what is wrong with the declarations of these models."""
    for model in models:
        personal = of(model)
        fields = {field.name: field for field in fields_of(model)}
        said = personal.says() if personal else set()
        for name in fields.keys() - said:
            yield Error(
                f"{model._meta.label}.{name}: nobody said whether it is about a person.",
                hint=HINT,
                obj=model,
                id="rights.E001",
            )
        if personal is None:
            continue
        if model._meta.label not in THIRD_PARTY:
            yield from _unknown(model, said - fields.keys())
        for name in personal.nobody.split():
            if name in fields and _surely_about_somebody(fields[name]):
                yield Error(
                    f"{model._meta.label}.{name}: it is about a person, and said not to be.",
                    hint=HINT,
                    obj=model,
                    id="rights.E003",
                )


def _unknown(model: type[Model], names: set[str]) -> Iterator[Error]:
    for name in sorted(names):
        yield Error(
            f"{model._meta.label} has no field {name}, which its declaration names.",
            obj=model,
            id="rights.E002",
        )


def _surely_about_somebody(field: Field) -> bool:
    related = field.related_model
    return isinstance(field, EmailField) or (
        isinstance(related, type) and related._meta.label in PEOPLE
    )
