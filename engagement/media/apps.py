from django.apps import AppConfig


class MediaConfig(AppConfig):
    name = "engagement.media"
