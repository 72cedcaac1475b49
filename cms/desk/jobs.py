"""What the desk does by the clock."""

from datetime import timedelta

from cms.desk.standing_in import tell_who_stands_in
from engagement.outbox.schedule import job

job(every=timedelta(hours=1))(tell_who_stands_in)
