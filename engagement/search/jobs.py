"""What the index does by the clock."""

from datetime import timedelta

from engagement.outbox.schedule import job
from engagement.search.actions import rebuild

# Rows of another room that a document quotes (a renamed association) reach it within the day.
job(every=timedelta(days=1))(rebuild)
