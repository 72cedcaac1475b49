"""Somebody comes to us without a screen of her own: at a counter, a kiosk, with a paper form."""

from collections.abc import Iterable
from typing import Unpack

from django.db import transaction
from django.utils.translation import get_language

from engagement.people.actions import Description, agree, describe_resident, withdraw
from engagement.people.mandates import give_mandate
from engagement.people.models import Account, Channel, ConsentRecord, Resident


@transaction.atomic
def register_resident(
    *,
    by: Account | None,
    place: str,
    channel: Channel,
    agrees_to: Iterable[ConsentRecord.Purpose] = (),
    **said: Unpack[Description],
) -> Resident:
    """Write down a new resident with what she told and agreed to; ValidationError.

    Whoever acts for her has read her the mandate and heard yes. At a kiosk she does it herself:
    `by` is None and there is none.
    """
    resident = Resident.objects.create(channel=channel, language=get_language() or "fr")
    describe_resident(resident=resident, by=by, **said)
    for purpose in agrees_to:
        agree(resident=resident, purpose=purpose, by=by, channel=channel)
    if by:
        give_mandate(resident=resident, by=by, place=place, channel=channel)
    return resident


@transaction.atomic
def set_consents(
    *,
    resident: Resident,
    agrees_to: Iterable[ConsentRecord.Purpose],
    by: Account,
    channel: Channel,
) -> None:
    """Note of each purpose whether she agrees now; what did not change adds no row."""
    wanted = set(agrees_to)
    for purpose in ConsentRecord.Purpose:
        act = agree if purpose in wanted else withdraw
        act(resident=resident, purpose=purpose, by=by, channel=channel)
