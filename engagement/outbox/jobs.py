"""What the outbox itself does by the clock."""

from datetime import timedelta

from engagement.outbox.actions import forget_old_content
from engagement.outbox.schedule import job

job(every=timedelta(hours=6))(forget_old_content)
