"""What the pages do by the clock."""

from datetime import timedelta
from io import StringIO

from django.core.management import call_command

from cms.pages.submissions import forget_old_submissions
from engagement.outbox.schedule import job


@job(every=timedelta(minutes=1))
def publish_scheduled() -> None:
    """Publish the pages whose hour has come, and take down those whose time is over."""
    call_command("publish_scheduled", stdout=StringIO())


job(every=timedelta(days=1))(forget_old_submissions)
