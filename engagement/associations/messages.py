"""What is said to associations about themselves, and to those who act for them or wish to."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone, translation

from engagement.associations.models import AnswerPromise, Association, Invitation, Membership
from engagement.associations.models import JoinRequest as Request
from engagement.associations.queries import addresses_of
from engagement.base.links import Link, make_link
from engagement.base.moments import day_of, moment_of
from engagement.outbox.actions import draft, enqueue, enqueue_all
from engagement.outbox.models import Message, address_key
from engagement.people.models import Account


def tell_members(
    association: Association, *, template: str, dedupe_key: str, context: dict[str, Any]
) -> None:
    """Queue one notice for each address of the association."""
    enqueue_all(
        drafts_for_members(association, template=template, dedupe_key=dedupe_key, context=context)
    )


def drafts_for_members(
    association: Association,
    *,
    template: str,
    dedupe_key: str,
    context: dict[str, Any],
    at_once: bool = False,
) -> list[Message]:
    """Return one notice for each address of the association, to be queued with others.

    `at_once` is for what members who wish so read once a day instead.
    """
    return [
        _draft(address, recipient_key, association, template, dedupe_key, context)
        for recipient_key, address in addresses_of(association, at_once=at_once).items()
    ]


def tell_received(association: Association, *, since: datetime) -> None:
    """Say until when the city answers, and who."""
    promise = AnswerPromise.load()
    with translation.override(settings.LANGUAGE_CODE):
        due = moment_of(promise.due(since))
    tell_members(
        association,
        template="association_received",
        dedupe_key=f"association-received:{association.pk}:{since.isoformat()}",
        context={"due": due, "officer": promise.answering},
    )


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


def tell_suspended(association: Association, reason: str) -> None:
    tell_members(
        association,
        template="association_suspended",
        dedupe_key=_of_last_move(association),
        context={"reason": reason},
    )


def tell_invited(invitation: Invitation) -> None:
    """Send the link that lets its reader join; at most once a day to the same address."""
    with translation.override(settings.LANGUAGE_CODE):
        until = day_of(timezone.localtime(invitation.expires_at))
    enqueue(
        kind=Message.Kind.NOTICE,
        template="invitation",
        to=invitation.email,
        context={
            "association": invitation.association.name,
            "inviter": _name(invitation.by),
            "until": until,
            "link": make_link(Link.INVITATION, invitation.pk),
        },
        dedupe_key=f"invitation:{invitation.pk}:{timezone.localdate()}",
        recipient_key=f"address:{address_key(invitation.email)}",
        expires_at=invitation.expires_at,
    )


def tell_role(membership: Membership) -> None:
    """Tell a member what she may do now."""
    _tell_account(
        membership.account,
        membership.association,
        "role_changed",
        f"role:{membership.pk}:{membership.role}:{timezone.now().isoformat()}",
        {"is_owner": membership.role == Membership.Role.OWNER},
    )


def tell_removed(association: Association, account: Account) -> None:
    key = f"removed:{association.pk}:{account.pk}:{timezone.now().isoformat()}"
    _tell_account(account, association, "member_removed", key, {})


def tell_asked(request: Request) -> None:
    """Tell the owners that somebody asks to join; where there are none, the desk shows it."""
    for owner in request.association.memberships.owners().select_related("account"):
        _tell_account(
            owner.account,
            request.association,
            "join_request",
            f"join-request:{request.pk}:{owner.pk}",
            {"who": _name(request.account), "words": request.words},
        )


def tell_granted(request: Request, role: Membership.Role) -> None:
    _tell_account(
        request.account,
        request.association,
        "join_granted",
        f"join-granted:{request.pk}",
        {"is_owner": role == Membership.Role.OWNER},
    )


def tell_turned_down(request: Request, reason: str) -> None:
    _tell_account(
        request.account,
        request.association,
        "join_refused",
        f"join-refused:{request.pk}",
        {"reason": reason},
    )


def _tell_account(
    account: Account,
    association: Association,
    template: str,
    dedupe_key: str,
    context: dict[str, Any],
) -> None:
    key = f"account:{account.pk}"
    enqueue_all([_draft(account.email, key, association, template, dedupe_key, context)])


def _draft(
    to: str,
    recipient_key: str,
    association: Association,
    template: str,
    dedupe_key: str,
    context: dict[str, Any],
) -> Message:
    return draft(
        kind=Message.Kind.NOTICE,
        template=template,
        to=to,
        context={
            "association": association.name,
            "desk_link": make_link(Link.ASSOCIATION_DESK, association.pk),
            **context,
        },
        dedupe_key=f"{dedupe_key}:{recipient_key}",
        recipient_key=recipient_key,
    )


def _name(account: Account | None) -> str:
    """Return how others know this account: its name, else its address."""
    return str(account) if account else ""


def _of_last_move(association: Association) -> str:
    """Return a key that each move of its life cycle has for itself."""
    return f"association-move:{association.moves.latest('at', 'pk').pk}"
