"""What is said about needs and sign-ups: to the resident, and to the association."""

from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from engagement.associations.messages import tell_members
from engagement.base.links import Link, make_link
from engagement.needs.models import Need, SignUp
from engagement.needs.wording import when_of, where_of
from engagement.outbox.actions import enqueue
from engagement.outbox.models import Message


def tell_signed_up(signup: SignUp) -> None:
    """Confirm to the resident; tell the association a first name, never an address."""
    _tell_resident(signup, "sign_up_confirmed", f"sign-up:{signup.pk}")
    _tell_association(signup, "somebody_signed_up", f"somebody-signed-up:{signup.pk}")


def tell_cancelled(signup: SignUp) -> None:
    _tell_resident(signup, "sign_up_cancelled", f"cancelled:{signup.pk}")
    _tell_association(signup, "somebody_cancelled", f"somebody-cancelled:{signup.pk}")


def tell_withdrawn(signup: SignUp) -> None:
    """Tell the resident that the need no longer takes place."""
    _tell_resident(signup, "need_withdrawn", f"need-withdrawn:{signup.pk}")


def tell_moved(signup: SignUp) -> None:
    """Tell the resident the new times of her shift."""
    shift = signup.shift
    _tell_resident(
        signup, "shift_moved", f"shift-moved:{signup.pk}:{shift.starts_at}:{shift.ends_at}"
    )


def tell_published(need: Need) -> None:
    _tell_of_need(need, "need_published", {"link": make_link(Link.NEED, need.pk)})


def tell_refused(need: Need, reason: str) -> None:
    _tell_of_need(need, "need_refused", {"reason": reason})


def _tell_of_need(need: Need, template: str, context: dict[str, Any]) -> None:
    tell_members(
        need.association,
        template=template,
        dedupe_key=f"{template}:{need.moves.latest('at', 'pk').pk}",
        context={"need": need.title, **context},
    )


def _tell_resident(signup: SignUp, template: str, dedupe_key: str) -> None:
    resident, need = signup.resident, signup.shift.need
    if not resident.email:
        return
    with translation.override(resident.language):
        context = {
            "name": resident.name,
            "need": need.title,
            "association": need.association.name,
            "when": when_of(signup.shift),
            "where": where_of(need),
            "welcome": need.welcome,
            "bring": need.bring,
            "link": make_link(Link.NEED, need.pk),
            "cancel_link": make_link(Link.SIGN_UP, signup.pk),
        }
    enqueue(
        kind=Message.Kind.CONFIRMATION,
        template=template,
        to=resident.email,
        context=context,
        dedupe_key=dedupe_key,
        recipient_key=f"resident:{resident.public_id}",
        language=resident.language,
    )


def _tell_association(signup: SignUp, template: str, dedupe_key: str) -> None:
    shift = signup.shift
    with translation.override(settings.LANGUAGE_CODE):
        context = {
            "name": signup.resident.name or _("Quelqu’un"),
            "need": shift.need.title,
            "when": when_of(shift),
            "places_left": shift.places_left,
            "capacity": shift.capacity,
        }
    tell_members(shift.need.association, template=template, dedupe_key=dedupe_key, context=context)
