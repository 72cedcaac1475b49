"""Every write of the fête."""

from engagement.events.actions.cancelling import (
    cancel_event,
    settle_cancelled_events,
    undo_cancel_event,
)
from engagement.events.actions.posting import (
    announce_event,
    attach_need,
    detach_need,
    edit_event,
    name_partners,
    post_event,
    write_programme,
)
from engagement.events.actions.preparing import add_task, begin_event, remove_task, tick_task
from engagement.events.actions.registering import (
    AlreadyRegistered,
    EventClosed,
    EventFull,
    RegistrationRefused,
    TooLate,
    accept_place,
    cancel_registration,
    confirm_registration,
    decline_place,
    let_registrations_lapse,
    register,
    register_guest,
)

__all__ = [
    "AlreadyRegistered",
    "EventClosed",
    "EventFull",
    "RegistrationRefused",
    "TooLate",
    "accept_place",
    "add_task",
    "announce_event",
    "attach_need",
    "begin_event",
    "cancel_event",
    "cancel_registration",
    "confirm_registration",
    "decline_place",
    "detach_need",
    "edit_event",
    "let_registrations_lapse",
    "name_partners",
    "post_event",
    "register",
    "register_guest",
    "remove_task",
    "settle_cancelled_events",
    "tick_task",
    "undo_cancel_event",
    "write_programme",
]
