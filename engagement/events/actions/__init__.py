"""Every write of the fête."""

from engagement.events.actions.posting import (
    announce_event,
    attach_need,
    detach_need,
    edit_event,
    name_partners,
    post_event,
    write_programme,
)
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
    "announce_event",
    "attach_need",
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
    "write_programme",
]
