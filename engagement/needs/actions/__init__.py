"""Every write on needs, shifts and sign-ups."""

from engagement.needs.actions.posting import (
    close_past_needs,
    edit_need,
    post_need,
    publish_need,
    refuse_need,
    submit_need,
    withdraw_need,
)
from engagement.needs.actions.shifts import add_shift, change_shift
from engagement.needs.actions.signing_up import (
    AlreadySignedUp,
    ShiftClosed,
    ShiftFull,
    SignUpRefused,
    cancel_sign_up,
    sign_up,
)

__all__ = [
    "AlreadySignedUp",
    "ShiftClosed",
    "ShiftFull",
    "SignUpRefused",
    "add_shift",
    "cancel_sign_up",
    "change_shift",
    "close_past_needs",
    "edit_need",
    "post_need",
    "publish_need",
    "refuse_need",
    "sign_up",
    "submit_need",
    "withdraw_need",
]
