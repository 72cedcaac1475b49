"""What is said when a need is published, refused, paused, put on hold or goes on."""

from typing import Any

from engagement.associations.messages import tell_members
from engagement.base.links import Link, make_link
from engagement.needs.messages.drafts import Party, to_party
from engagement.needs.models import Need, Shift
from engagement.outbox.actions import enqueue_all
from engagement.people.reaching import CAN_WAIT


def tell_published(need: Need) -> None:
    _tell_of_need(need, "need_published", {"link": make_link(Link.NEED, need.pk)})


def tell_refused(need: Need, reason: str) -> None:
    _tell_of_need(need, "need_refused", {"reason": reason})


def tell_paused(shift: Shift, party: Party, occasion: object) -> None:
    """Tell those who wait that no place is offered for now."""
    paused = to_party(shift, party, "need_paused", pressing=CAN_WAIT, occasion=occasion)
    enqueue_all(paused)


def tell_on_hold(shift: Shift, party: Party, occasion: object) -> None:
    """Tell those signed up that the association is suspended, and their place kept."""
    enqueue_all(to_party(shift, party, "need_on_hold", occasion=occasion))


def tell_resumed(shift: Shift, party: Party, occasion: object) -> None:
    """Tell those who were told of a pause that it goes on."""
    enqueue_all(to_party(shift, party, "need_resumed", occasion=occasion))


def _tell_of_need(need: Need, template: str, context: dict[str, Any]) -> None:
    tell_members(
        need.association,
        template=template,
        dedupe_key=f"{template}:{need.moves.latest('at', 'pk').pk}",
        context=context | {"need": need.title},
    )
