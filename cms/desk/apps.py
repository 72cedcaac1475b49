from typing import Any

from django.apps import AppConfig
from django.db import DEFAULT_DB_ALIAS
from django.db.models.signals import post_migrate


class DeskConfig(AppConfig):
    name = "cms.desk"

    def ready(self) -> None:
        post_migrate.connect(_open_desk, sender=self)


def _open_desk(using: str, **kwargs: Any) -> None:
    # They need the models, loaded after the app configs.
    from cms.desk.groups import ensure_roles
    from cms.desk.ready_reasons import ensure_reasons
    from cms.desk.review import ensure_review

    if using == DEFAULT_DB_ALIAS:
        ensure_roles()
        ensure_reasons()
        ensure_review()
