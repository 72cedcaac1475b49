from django.apps import AppConfig


class RightsConfig(AppConfig):
    name = "engagement.rights"

    def ready(self) -> None:
        from engagement.rights import checks  # noqa: F401  # registers the check
