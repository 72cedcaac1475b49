"""Second thoughts: somebody gave her place back by mistake."""

from django.db import transaction

from engagement.needs.actions.places import locked, takes_people
from engagement.needs.actions.signing_up import ShiftClosed, sign_up
from engagement.needs.models import SignUp
from engagement.people.models import Account


@transaction.atomic
def take_again(*, signup: SignUp, by: Account | None) -> SignUp:
    """Undo a cancellation while there is a place, as a new sign-up; raises a SignUpRefused."""
    shift = locked(signup.shift_id)
    signup.refresh_from_db()
    signup.shift = shift
    if not may_take_again(signup):
        raise ShiftClosed
    return sign_up(
        shift=shift,
        resident=signup.resident,
        by=by,
        seats=signup.seats,
        guardian=signup.guardian,
        shares_phone=signup.shares_phone,
        answers={
            answer.question: answer.text for answer in signup.answers.select_related("question")
        },
    )


def may_take_again(signup: SignUp) -> bool:
    """Say whether she who gave her place back may have it again: she ended it, and it is free."""
    if signup.state != SignUp.State.CANCELLED or signup.attendance:
        return False
    if not takes_people(signup.shift):
        return False
    ended_by = signup.moves.latest("at", "pk").by_id
    by_herself = ended_by is None or ended_by == signup.resident.account_id
    return by_herself and signup.seats <= signup.shift.places_left
