"""What the associations do by the clock."""

from datetime import timedelta

from engagement.associations.actions import forget_old_invitations
from engagement.outbox.schedule import job

job(every=timedelta(days=1))(forget_old_invitations)
