"""Relays: who may serve people outside the town hall, and how many were met there."""

import datetime as dt

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from engagement.base.moments import day_of
from engagement.outbox.actions import enqueue
from engagement.outbox.models import Message
from engagement.people.models import Account, Outing, RelayRight
from engagement.territory.models import Neighbourhood


@transaction.atomic
def grant_relay(
    *, email: str, place: str, purpose: str, expires_at: dt.datetime, by: Account
) -> RelayRight:
    """Let the account of this address, made where there is none, serve people until then.

    She is told by a message. Another right at the same place is replaced.
    """
    address = Account.objects.normalise(email)
    account = Account.objects.filter(email=address).first() or Account.objects.create_user(address)
    account.relay_rights.valid().filter(place=place).update(revoked_at=timezone.now())
    right = account.relay_rights.create(place=place, purpose=purpose, expires_at=expires_at, by=by)
    enqueue(
        kind=Message.Kind.NOTICE,
        template="relay_right",
        to=account.email,
        context={
            "inviter": str(by),
            "place": place,
            "purpose": purpose,
            "until": day_of(timezone.localdate(expires_at)),
        },
        dedupe_key=f"relay-right:{right.pk}",
        recipient_key=f"account:{account.pk}",
    )
    return right


def revoke_relay(*, right: RelayRight) -> bool:
    """End a right at once; False where it had ended before."""
    return bool(RelayRight.objects.valid().filter(pk=right.pk).update(revoked_at=timezone.now()))


def go_out(
    *, place: str, neighbourhood: Neighbourhood | None, by: Account, day: dt.date | None = None
) -> Outing:
    """Begin to count at a place, or go on with the outing of that day."""
    outing, _ = Outing.objects.get_or_create(
        place=place,
        day=day or timezone.localdate(),
        by=by,
        defaults={"neighbourhood": neighbourhood},
    )
    return outing


KNOWN_BEFORE = {"contacts__gt": F("newcomers")}


def count_contact(*, outing: Outing, newcomer: bool, back: bool = False) -> bool:
    """Add somebody met to an outing, or take her back; False where there is nothing to take.

    One statement: two thumbs at once are two people.
    """
    step = -1 if back else 1
    rows = Outing.objects.filter(pk=outing.pk)
    if back:
        rows = (
            rows.filter(newcomers__gte=1) if newcomer else rows.filter(contacts__gt=F("newcomers"))
        )
    changes = {"contacts": F("contacts") + step}
    if newcomer:
        changes["newcomers"] = F("newcomers") + step
    return bool(rows.update(**changes))
