"""What changes about a resident: who she is, what she agreed to."""

import datetime as dt
from collections.abc import Iterable
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language

from engagement.outbox.actions import withdraw as withdraw_messages
from engagement.outbox.models import Message
from engagement.people.models import Account, Channel, ConsentRecord, Resident
from engagement.people.postings import refresh_postings
from engagement.territory.models import Interest, Neighbourhood

SUGGESTIONS = ConsentRecord.Purpose.SUGGESTIONS
NEWSLETTER = ConsentRecord.Purpose.NEWSLETTER
# The field of Resident that says since when each purpose is agreed to.
SINCE = {SUGGESTIONS: "suggestions_since", NEWSLETTER: "newsletter_since"}
# What is written for each purpose: of it nothing leaves any more once she takes it back.
_KINDS = {
    SUGGESTIONS: (Message.Kind.SUGGESTION, Message.Kind.DIGEST),
    NEWSLETTER: (Message.Kind.NEWSLETTER,),
}


class Description(TypedDict, total=False):
    """What a resident may say about herself; what is left out stays as it is."""

    name: str
    phone: str
    postal_address: str
    neighbourhood: Neighbourhood | None
    interests: Iterable[Interest]
    language: str
    monthly_cap: int
    half_days: int


def resident_of(account: Account) -> Resident:
    """Return the resident who holds this account, made at need.

    Two requests at once get the same row: the constraint `resident_one_self_per_account` holds.
    """
    resident, _ = Resident.objects.get_or_create(
        account=account, is_self=True, defaults={"email": account.email}
    )
    return resident


def recipient_key(resident: Resident) -> str:
    """Return the opaque name by which messages know her."""
    return f"resident:{resident.public_id}"


def guest_resident(*, name: str, email: str, phone: str = "") -> Resident:
    """Return the resident without account who told the same before, or a new one.

    What is known of somebody never changes here: the address is not proven yet. Callers that
    may run twice at once hold a lock.
    """
    told = {"name": name, "email": email, "phone": phone}
    known = Resident.objects.filter(account=None, source="", **told).order_by("pk").first()
    return known or Resident.objects.create(language=get_language() or "fr", **told)


@transaction.atomic
def describe_resident(
    *, resident: Resident, by: Account | None, **changes: Unpack[Description]
) -> Resident:
    """Write what is known of a resident; ValidationError for a value that no field takes."""
    interests = changes.pop("interests", None)
    for field, value in changes.items():
        setattr(resident, field, value)
    resident.full_clean()
    resident.save(update_fields=list(changes))
    if interests is not None:
        resident.interests.set(interests)
    refresh_postings([resident.pk])
    return resident


def agree(
    *,
    resident: Resident,
    purpose: ConsentRecord.Purpose,
    by: Account | None,
    channel: Channel = Channel.WEB,
) -> bool:
    """Note that a resident agrees to `purpose`; False when she already had."""
    return _record(resident, purpose, by, channel, given=True)


def withdraw(
    *,
    resident: Resident,
    purpose: ConsentRecord.Purpose,
    by: Account | None,
    channel: Channel = Channel.WEB,
) -> bool:
    """Note that a resident takes her agreement back; False when there was none.

    What waits in the outbox for this purpose is deleted with it.
    """
    return _record(resident, purpose, by, channel, given=False)


@transaction.atomic
def _record(
    resident: Resident,
    purpose: ConsentRecord.Purpose,
    by: Account | None,
    channel: Channel,
    *,
    given: bool,
) -> bool:
    """Change the consent by compare-and-set and log the change, so that repeats add no row."""
    field = SINCE[purpose]
    now = timezone.now()
    rows = Resident.objects.filter(pk=resident.pk, **{f"{field}__isnull": given})
    changed = rows.update(**{field: now if given else None})
    if changed:
        resident.consents.create(purpose=purpose, given=given, at=now, channel=channel, by=by)
        refresh_postings([resident.pk])
    if changed and not given:
        key, kinds = recipient_key(resident), _KINDS[purpose]
        withdraw_messages(Message.objects.filter(recipient_key=key, kind__in=kinds))
    resident.refresh_from_db(fields=[field])
    return bool(changed)


def pause_suggestions(*, resident: Resident, until: dt.date | None, by: Account | None) -> Resident:
    """Send no suggestion before the day `until`; None ends the pause.

    Postings keep her: pauses end by the clock, so a search asks her row.
    """
    resident.paused_until = until
    resident.save(update_fields=["paused_until"])
    return resident
