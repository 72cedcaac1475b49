"""What the outbox itself does by the clock."""

from datetime import timedelta

from engagement.outbox.actions import forget_old_content
from engagement.outbox.schedule import job
from engagement.outbox.untold import expire_untold

job(every=timedelta(hours=6))(forget_old_content)
job(every=timedelta(minutes=1))(expire_untold)
