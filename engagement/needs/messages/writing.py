"""Messages between an association and those who come, each through us: no address is shown."""

from collections.abc import Iterable

from django.conf import settings
from django.utils import translation

from engagement.associations.messages import drafts_for_members
from engagement.base.links import Link, make_link
from engagement.needs.models import ShiftMessage, SignUp
from engagement.needs.wording import when_of
from engagement.outbox.actions import draft, enqueue_all
from engagement.outbox.models import Message
from engagement.people.names import first_name


def tell_residents(said: ShiftMessage, readers: Iterable[SignUp]) -> None:
    """Send what an association wrote; the answer goes by the page of the sign-up."""
    enqueue_all(_to_resident(said, signup) for signup in readers if signup.resident.email)


def _to_resident(said: ShiftMessage, signup: SignUp) -> Message:
    resident, need = signup.resident, said.shift.need
    with translation.override(resident.language):
        context = {
            "name": resident.name,
            "association": need.association.name,
            "need": need.title,
            "when": when_of(said.shift),
            "words": said.text,
            "sign_up_link": make_link(Link.SIGN_UP, signup.pk),
        }
    return draft(
        kind=Message.Kind.NOTICE,
        template="word_from_association",
        to=resident.email,
        context=context,
        dedupe_key=f"word_from_association:{said.pk}:{signup.pk}",
        recipient_key=f"resident:{resident.public_id}",
        language=resident.language,
    )


def tell_association(said: ShiftMessage) -> None:
    """Send what a resident wrote to the members, under her first name."""
    signup, shift = said.signup, said.shift
    if signup is None:
        return
    with translation.override(settings.LANGUAGE_CODE):
        context = {
            "name": first_name(signup.resident),
            "need": shift.need.title,
            "when": when_of(shift),
            "words": said.text,
            "day_link": make_link(Link.SHIFT_DAY, shift.pk),
        }
    enqueue_all(
        drafts_for_members(
            shift.need.association,
            template="word_from_resident",
            dedupe_key=f"word_from_resident:{said.pk}",
            context=context,
        )
    )
