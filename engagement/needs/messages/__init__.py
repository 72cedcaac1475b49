"""What is said about needs and sign-ups: to the resident, and to the association."""

from engagement.needs.messages.drafts import ABOUT, addressed
from engagement.needs.messages.needs import (
    tell_on_hold,
    tell_paused,
    tell_published,
    tell_refused,
    tell_resumed,
)
from engagement.needs.messages.signups import (
    tell_answered,
    tell_called_off,
    tell_cancelled,
    tell_expired,
    tell_moved,
    tell_of_state,
    tell_offered,
    tell_withdrawn,
)

__all__ = [
    "ABOUT",
    "addressed",
    "tell_answered",
    "tell_called_off",
    "tell_cancelled",
    "tell_expired",
    "tell_moved",
    "tell_of_state",
    "tell_offered",
    "tell_on_hold",
    "tell_paused",
    "tell_published",
    "tell_refused",
    "tell_resumed",
    "tell_withdrawn",
]
