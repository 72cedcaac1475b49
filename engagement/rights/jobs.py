"""What the room does by the clock."""

from datetime import timedelta

from engagement.outbox.schedule import job
from engagement.rights.actions import forget_confirmations
from engagement.rights.inactivity import erase_inactive, warn_inactive
from engagement.rights.ledger import complete_file

job(every=timedelta(minutes=10))(forget_confirmations)
job(every=timedelta(days=1))(warn_inactive)
job(every=timedelta(days=1))(erase_inactive)
job(every=timedelta(days=1))(complete_file)
