from django.apps import AppConfig


class FabriqueConfig(AppConfig):
    name = "cms.fabrique"
