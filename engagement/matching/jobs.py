"""What matching does by the clock."""

from datetime import timedelta

from engagement.matching.actions import expire_past, send_waves
from engagement.outbox.schedule import job

job(every=timedelta(hours=1))(expire_past)
job(every=timedelta(minutes=15))(send_waves)
