from django.apps import AppConfig
from django.db.models.signals import post_migrate


class TerritoryConfig(AppConfig):
    name = "engagement.territory"

    def ready(self) -> None:
        # The models it imports are only loaded by now.
        from engagement.territory.interests import ensure_after_migrate

        post_migrate.connect(ensure_after_migrate, sender=self)
