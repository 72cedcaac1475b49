"""Messages between an association and those who come, each through us: no address is shown."""

from collections.abc import Iterable

from django.conf import settings
from django.utils import translation

from engagement.associations.messages import drafts_for_members
from engagement.base.links import Link, make_link
from engagement.needs.messages.drafts import ABOUT
from engagement.needs.models import ShiftMessage, SignUp
from engagement.needs.wording import when_of
from engagement.outbox.actions import enqueue_all
from engagement.outbox.answers import about as about_key
from engagement.outbox.models import Message
from engagement.people.names import first_name
from engagement.people.reaching import CANNOT_WAIT, draft_to, reach


def tell_residents(said: ShiftMessage, readers: Iterable[SignUp]) -> None:
    """Send what an association wrote; the answer goes by the page of the sign-up."""
    enqueue_all(message for signup in readers for message in _to_resident(said, signup))


def _to_resident(said: ShiftMessage, signup: SignUp) -> list[Message]:
    resident, shift, need = signup.resident, said.shift, said.shift.need
    found = reach([resident], CANNOT_WAIT, shift.starts_at)
    if found is None:
        return []
    with translation.override(resident.language):
        context = {
            "name": resident.name,
            "association": need.association.name,
            "need": need.title,
            "when": when_of(said.shift),
            "words": said.text,
            "sign_up_link": make_link(Link.SIGN_UP, signup.pk),
        }
    return [
        draft_to(
            found,
            CANNOT_WAIT,
            kind=Message.Kind.NOTICE,
            template="word_from_association",
            context=context,
            dedupe_key=f"word_from_association:{said.pk}:{signup.pk}",
            before=shift.ends_at or shift.starts_at,
            about=about_key(ABOUT, signup.pk),
        )
    ]


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
