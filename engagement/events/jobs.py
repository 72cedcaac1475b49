"""What the fête does by the clock."""

from datetime import timedelta

from engagement.events.actions import (
    forget_access_needs,
    let_registrations_lapse,
    settle_cancelled_events,
)
from engagement.events.actions.reminding import keep_badges, remind_registered
from engagement.outbox.schedule import job

job(every=timedelta(minutes=1))(let_registrations_lapse)
job(every=timedelta(minutes=1))(settle_cancelled_events)
job(every=timedelta(hours=6))(forget_access_needs)
job(every=timedelta(minutes=10))(keep_badges)
job(every=timedelta(minutes=30))(remind_registered)
