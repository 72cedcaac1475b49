"""The interests exist after `migrate` alone, and again after a test has emptied the tables."""

from typing import Any

from django.apps import apps as installed_apps
from django.db import DEFAULT_DB_ALIAS

from engagement.territory import interest_data
from engagement.territory.models import Interest


def ensure_interests(*, using: str = DEFAULT_DB_ALIAS) -> None:
    """Make the 20 domains and 53 activities, or bring their labels and order up to date."""
    Interest.objects.using(using).bulk_create(
        [*_rows(Interest.Kind.DOMAIN), *_rows(Interest.Kind.ACTIVITY)],
        update_conflicts=True,
        unique_fields=["kind", "code"],
        update_fields=["label_fr", "label_en", "position"],
    )


def ensure_after_migrate(*, using: str, apps: Any = installed_apps, **kwargs: Any) -> None:
    """Receive post_migrate; `apps` holds the models as far as the migrations have gone."""
    if "interest" in apps.all_models["territory"]:
        ensure_interests(using=using)


def _rows(kind: Interest.Kind) -> list[Interest]:
    data = interest_data.DOMAINS if kind == Interest.Kind.DOMAIN else interest_data.ACTIVITIES
    return [
        Interest(kind=kind, code=code, label_fr=fr, label_en=en, position=position)
        for position, (code, fr, en, *_) in enumerate(data)
    ]
