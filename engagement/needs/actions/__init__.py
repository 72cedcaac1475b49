"""Every write on needs, shifts and sign-ups."""

from engagement.needs.actions.answering import (
    TooLate,
    accept_offer,
    answer_request,
    begin_offer,
    confirm_guest,
    decline_offer,
    say_coming,
)
from engagement.needs.actions.attending import (
    NotMarkable,
    add_walk_in,
    mark_attendance,
    remove_walk_in,
)
from engagement.needs.actions.copying import duplicate_need
from engagement.needs.actions.editing import Asked, ask, edit_need, forget_answers
from engagement.needs.actions.guests import sign_up_guest
from engagement.needs.actions.lapsing import let_lapse
from engagement.needs.actions.posting import (
    ShiftFacts,
    check_need,
    close_past_needs,
    post_need,
    publish_need,
    publish_submitted_of,
    refuse_need,
    submit_need,
)
from engagement.needs.actions.reminding import send_reminders
from engagement.needs.actions.returning import may_take_again, take_again
from engagement.needs.actions.series import (
    add_series,
    change_series,
    end_series,
    extend_series,
    skip_date,
)
from engagement.needs.actions.shifts import add_shift, call_off_shift, change_shift
from engagement.needs.actions.signing_up import (
    AlreadySignedUp,
    ShiftClosed,
    ShiftFull,
    SignUpRefused,
    cancel_party,
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
from engagement.needs.actions.taking_back import (
    take_back_check,
    take_back_need_refusal,
    take_back_publication,
    take_back_yes_to,
)
from engagement.needs.actions.telling import (
    hide_testimonial,
    leave_word,
    tell_outcome,
    unhide_testimonial,
)
from engagement.needs.actions.writing import answer_association, write_to_people

__all__ = [
    "AlreadySignedUp",
    "Asked",
    "NotMarkable",
    "ShiftClosed",
    "ShiftFacts",
    "ShiftFull",
    "SignUpRefused",
    "TooLate",
    "accept_offer",
    "add_series",
    "add_shift",
    "add_walk_in",
    "answer_association",
    "answer_request",
    "ask",
    "begin_offer",
    "call_off_shift",
    "cancel_party",
    "cancel_sign_up",
    "change_series",
    "change_shift",
    "check_need",
    "close_past_needs",
    "confirm_guest",
    "decline_offer",
    "duplicate_need",
    "edit_need",
    "end_series",
    "extend_series",
    "forget_answers",
    "hide_testimonial",
    "leave_word",
    "let_lapse",
    "mark_attendance",
    "may_take_again",
    "pause_need",
    "post_need",
    "publish_need",
    "publish_submitted_of",
    "refuse_need",
    "reinstate_needs_of",
    "remove_walk_in",
    "resume_need",
    "say_coming",
    "send_reminders",
    "sign_up",
    "sign_up_guest",
    "skip_date",
    "submit_need",
    "suspend_needs_of",
    "take_again",
    "take_back_check",
    "take_back_need_refusal",
    "take_back_publication",
    "take_back_yes_to",
    "tell_outcome",
    "unhide_testimonial",
    "withdraw_need",
    "write_to_people",
]
