"""What the room of residents does by the clock."""

from datetime import timedelta

from engagement.outbox.schedule import job
from engagement.people.addresses import forget_old_address_changes
from engagement.people.devices import forget_ended_devices
from engagement.people.postings import rebuild_postings

# Fills the postings of a city that is older than they are, and mends what no action told.
job(every=timedelta(days=1))(rebuild_postings)
job(every=timedelta(days=1))(forget_ended_devices)
job(every=timedelta(days=1))(forget_old_address_changes)
