"""What letters do by the clock."""

from datetime import timedelta

from cms.newsletter.sending import send_newsletters
from engagement.outbox.schedule import job

job(every=timedelta(minutes=1))(send_newsletters)
