"""What is said to associations about themselves."""

from typing import Any

from engagement.associations.models import Association
from engagement.associations.queries import addresses_of
from engagement.base.links import Link, make_link
from engagement.outbox.actions import draft, enqueue_all
from engagement.outbox.models import Message


def tell_members(
    association: Association, *, template: str, dedupe_key: str, context: dict[str, Any]
) -> None:
    """Queue one notice for each address of the association."""
    enqueue_all(
        drafts_for_members(association, template=template, dedupe_key=dedupe_key, context=context)
    )


def drafts_for_members(
    association: Association, *, template: str, dedupe_key: str, context: dict[str, Any]
) -> list[Message]:
    """Return one notice for each address of the association, to be queued with others."""
    desk_link = make_link(Link.ASSOCIATION_DESK, association.pk)
    return [
        draft(
            kind=Message.Kind.NOTICE,
            template=template,
            to=address,
            context={"association": association.name, "desk_link": desk_link, **context},
            dedupe_key=f"{dedupe_key}:{recipient_key}",
            recipient_key=recipient_key,
        )
        for recipient_key, address in addresses_of(association).items()
    ]


def tell_verified(association: Association) -> None:
    tell_members(
        association,
        template="association_verified",
        dedupe_key=_of_last_move(association),
        context={},
    )


def tell_refused(association: Association, reason: str) -> None:
    tell_members(
        association,
        template="association_refused",
        dedupe_key=_of_last_move(association),
        context={"reason": reason},
    )


def _of_last_move(association: Association) -> str:
    """Return a key that each move of its life cycle has for itself."""
    return f"association-move:{association.moves.latest('at', 'pk').pk}"
