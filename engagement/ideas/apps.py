from django.apps import AppConfig


class IdeasConfig(AppConfig):
    name = "engagement.ideas"
