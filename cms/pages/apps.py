from typing import Any

from django.apps import AppConfig
from django.db import DEFAULT_DB_ALIAS
from django.db.models.signals import post_migrate


class PagesConfig(AppConfig):
    name = "cms.pages"

    def ready(self) -> None:
        post_migrate.connect(_plant, sender=self)


def _plant(using: str, **kwargs: Any) -> None:
    from cms.pages.tree import ensure_tree  # needs the models, loaded after the app configs

    if using == DEFAULT_DB_ALIAS:
        ensure_tree()
