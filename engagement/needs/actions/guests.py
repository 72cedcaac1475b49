"""Somebody without an account asks for a place, with a name and an address."""

from typing import Any

from django.db import transaction

from engagement.needs.actions.places import locked
from engagement.needs.actions.signing_up import AlreadySignedUp, sign_up
from engagement.needs.messages.reminders import tell_again
from engagement.needs.models import Shift, SignUp
from engagement.people.actions import guest_resident


@transaction.atomic
def sign_up_guest(*, shift: Shift, name: str, email: str, phone: str = "", **asked: Any) -> None:
    """Keep places for a guest until she presses the button of her message; raises a SignUpRefused.

    `asked` is what `sign_up` takes. Whoever has a place already is sent its message again, and
    nothing returned here says so: the one who asks has not proven the address.
    """
    shift = locked(shift.pk)  # so that a form sent twice at once finds the guest of the first
    resident = guest_resident(name=name, email=email, phone=phone)
    try:
        sign_up(shift=shift, resident=resident, by=None, guest=True, **asked)
    except AlreadySignedUp:
        tell_again(shift, SignUp.objects.live().get(shift=shift, resident=resident))
