"""What the needs do by the clock."""

from datetime import timedelta

from engagement.needs.actions import (
    close_past_needs,
    extend_series,
    forget_answers,
    let_lapse,
)
from engagement.needs.actions.following_up import ask_what_came, thank_those_who_came
from engagement.needs.actions.pending import forget_pending
from engagement.needs.actions.reminding import send_reminders
from engagement.needs.actions.summing_up import send_daily_summaries
from engagement.needs.actions.writing import forget_old_messages
from engagement.needs.postings import rebuild_postings
from engagement.outbox.schedule import job

job(every=timedelta(hours=1))(close_past_needs)
job(every=timedelta(minutes=1))(let_lapse)
job(every=timedelta(minutes=10))(send_reminders)
job(every=timedelta(hours=1))(ask_what_came)
job(every=timedelta(hours=1))(thank_those_who_came)
job(every=timedelta(hours=1))(send_daily_summaries)
job(every=timedelta(hours=6))(forget_old_messages)
job(every=timedelta(hours=1))(forget_pending)
job(every=timedelta(days=1))(extend_series)
job(every=timedelta(days=1))(forget_answers)
# Fills the postings of a city that is older than they are, and mends what no action told.
job(every=timedelta(days=1))(rebuild_postings)
