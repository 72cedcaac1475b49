"""What matching does by the clock."""

from datetime import timedelta

from engagement.matching.actions import (
    expire_past,
    forget_untold,
    send_waves,
    send_weekly_digest,
)
from engagement.matching.postings import follow_solicitations
from engagement.outbox.schedule import job

job(every=timedelta(hours=1))(expire_past)
job(every=timedelta(days=1))(forget_untold)
job(every=timedelta(minutes=15))(send_waves)
# Searches are exact for as long as this runs once in two days.
job(every=timedelta(days=1))(follow_solicitations)
job(every=timedelta(hours=1))(send_weekly_digest)
