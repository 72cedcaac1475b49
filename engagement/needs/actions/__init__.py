"""Every write on needs, shifts and sign-ups."""

from engagement.needs.actions.answering import (
    TooLate,
    accept_offer,
    answer_request,
    confirm_guest,
    decline_offer,
    say_coming,
)
from engagement.needs.actions.lapsing import let_lapse
from engagement.needs.actions.posting import (
    close_past_needs,
    edit_need,
    post_need,
    publish_need,
    refuse_need,
    submit_need,
)
from engagement.needs.actions.shifts import add_shift, call_off_shift, change_shift
from engagement.needs.actions.signing_up import (
    AlreadySignedUp,
    ShiftClosed,
    ShiftFull,
    SignUpRefused,
    cancel_sign_up,
    sign_up,
)
from engagement.needs.actions.stopping import (
    pause_need,
    reinstate_needs_of,
    resume_need,
    suspend_needs_of,
    withdraw_need,
)

__all__ = [
    "AlreadySignedUp",
    "ShiftClosed",
    "ShiftFull",
    "SignUpRefused",
    "TooLate",
    "accept_offer",
    "add_shift",
    "answer_request",
    "call_off_shift",
    "cancel_sign_up",
    "change_shift",
    "close_past_needs",
    "confirm_guest",
    "decline_offer",
    "edit_need",
    "let_lapse",
    "pause_need",
    "post_need",
    "publish_need",
    "refuse_need",
    "reinstate_needs_of",
    "resume_need",
    "say_coming",
    "sign_up",
    "submit_need",
    "suspend_needs_of",
    "withdraw_need",
]
