"""Wakes a Celery worker where there is one. Only ever a hint: a sweep finds what it missed."""

import logging
import time

from celery import current_app
from django.conf import settings

logger = logging.getLogger(__name__)

DELIVER = "engagement.outbox.deliver"
#: Seconds for which nobody tries again after a failure: the sweep comes as often. Of many people
#: who act while a broker hangs, one waits for settings.CELERY_BROKER_TRANSPORT_OPTIONS' timeout.
SILENCE = 5.0


class Doorbell:
    """Rings unless it failed a moment ago."""

    def __init__(self) -> None:
        self.silent_until = 0.0

    def ring(self) -> None:
        """Ask a worker to deliver now. A broker that is down disturbs nobody."""
        if not settings.CELERY_BROKER_URL or time.monotonic() < self.silent_until:
            return
        try:
            current_app.send_task(DELIVER, retry=False, ignore_result=True)
        except Exception as error:  # a broker fails in as many ways as its transport has
            self.silent_until = time.monotonic() + SILENCE
            logger.warning("the doorbell is silent: %s", type(error).__name__)


ring = Doorbell().ring
