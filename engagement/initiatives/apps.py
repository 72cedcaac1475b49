from django.apps import AppConfig


class InitiativesConfig(AppConfig):
    name = "engagement.initiatives"
