"""What is said about a fête."""

from engagement.events.messages.changes import tell_changed
from engagement.events.messages.drafts import ABOUT, addressed
from engagement.events.messages.registrations import (
    tell_again,
    tell_cancelled,
    tell_expired,
    tell_of_state,
    tell_offered,
    tell_reminder,
)
from engagement.events.messages.telling import tell_broadcast, tell_called_off, tell_report

__all__ = [
    "ABOUT",
    "addressed",
    "tell_again",
    "tell_broadcast",
    "tell_called_off",
    "tell_cancelled",
    "tell_changed",
    "tell_expired",
    "tell_of_state",
    "tell_offered",
    "tell_reminder",
    "tell_report",
]
