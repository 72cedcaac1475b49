"""What the needs do by the clock."""

from datetime import timedelta

from engagement.needs.actions import close_past_needs
from engagement.outbox.schedule import job

job(every=timedelta(hours=1))(close_past_needs)
