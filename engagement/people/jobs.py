"""What the room of residents does by the clock."""

from datetime import timedelta

from engagement.outbox.schedule import job
from engagement.people.postings import rebuild_postings

# Fills the postings of a city that is older than they are, and mends what no action told.
job(every=timedelta(days=1))(rebuild_postings)
