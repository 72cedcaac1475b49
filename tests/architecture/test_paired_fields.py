"""Who and when stand together: every `…_at` with a `…_by` beside it is held by the database."""

import pytest
from django.apps import apps
from django.db import models


def pairs() -> list[tuple[type[models.Model], str]]:
    found = []
    for model in apps.get_models():
        if model.__module__.startswith(("engagement.", "cms.")):
            names = {field.name for field in model._meta.local_fields}
            found += [
                (model, name.removesuffix("_at"))
                for name in sorted(names)
                if name.endswith("_at") and name.removesuffix("_at") + "_by" in names
            ]
    return found


def test_there_are_pairs_to_hold():
    assert pairs()


@pytest.mark.parametrize(("model", "stem"), pairs())
def test_the_pair_is_held_by_a_constraint(model, stem):
    named = [
        constraint
        for constraint in model._meta.constraints
        if constraint.name.endswith(f"{stem}_at_with_{stem}_by")
    ]
    assert named, f"{model._meta.label}: add both_or_neither('{stem}_at', '{stem}_by')"
