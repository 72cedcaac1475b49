"""Models point upwards only; the account alone may be pointed at from above."""

from django.apps import apps
from django.conf import settings
from django.db import models

from tests.architecture.order import step_of


def relations_upward(candidates: list[type[models.Model]]) -> list[str]:
    return [
        f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"
        for model in candidates
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation and points_down_the_list(model, field)
    ]


def points_down_the_list(model: type[models.Model], field: models.Field) -> bool:
    mine, theirs = step_of(model.__module__), step_of(field.related_model.__module__)
    if mine is None or theirs is None:
        return False
    return theirs > mine and field.related_model._meta.label != settings.AUTH_USER_MODEL


def test_no_model_points_at_a_room_below_it():
    assert relations_upward(list(apps.get_models())) == []


def test_a_model_that_pointed_down_would_be_found():
    signup = apps.get_model("needs", "SignUp")
    misplaced = type("Misplaced", (), {"__module__": "engagement.territory.models"})
    assert points_down_the_list(misplaced, signup._meta.get_field("resident"))
