from anymail.signals import tracking
from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class OutboxConfig(AppConfig):
    name = "engagement.outbox"
    verbose_name = "Messages"

    def ready(self) -> None:
        # Models are there only once every application is loaded.
        from engagement.outbox.delivery_events import hear_anymail

        tracking.connect(hear_anymail, dispatch_uid="outbox")
        autodiscover_modules("jobs")
        autodiscover_modules("answers")
