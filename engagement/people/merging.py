"""Two rows are one person: all that hangs on the one moves to the other, nothing twice.

A room whose rows point to residents says in its `joining.py`, which every process reads at its
start, how they move: @joins(SignUp). A test fails on a relation that nobody spoke for.
"""

from collections.abc import Callable

from django.db import models, transaction

from engagement.outbox.models import Message
from engagement.people.actions import SINCE, recipient_key
from engagement.people.models import Account, Resident
from engagement.people.postings import refresh_postings

#: `rule(resident, into, by)` moves the rows of one resident to the other.
Rule = Callable[[Resident, Resident, Account | None], None]
RULES: dict[type[models.Model], Rule] = {}


def joins(*kinds: type[models.Model]) -> Callable[[Rule], Rule]:
    """Have a function move the rows of these models when two residents become one."""

    def note(rule: Rule) -> Rule:
        RULES.update(dict.fromkeys(kinds, rule))
        return rule

    return note


@transaction.atomic
def merge_residents(*, resident: Resident, into: Resident, by: Account | None) -> Resident:
    """Move everything of `resident` to `into`, fill what `into` had not told, and drop the row.

    What both told stays as `into` has it; what she agreed to is as she said last.
    """
    keys = sorted([resident.pk, into.pk])
    rows = Resident.objects.select_for_update().in_bulk(keys)
    resident, into = rows[resident.pk], rows[into.pk]
    for rule in dict.fromkeys(RULES.values()):
        rule(resident, into, by)
    _describe(resident, into)
    into.interests.add(*resident.interests.all())
    queued = Message.objects.filter(recipient_key=recipient_key(resident))
    queued.filter(state=Message.State.QUEUED).update(recipient_key=recipient_key(into))
    key = resident.pk
    resident.delete()
    refresh_postings([key, into.pk])
    return into


TOLD = ("name", "email", "phone", "postal_address", "neighbourhood", "paused_until", "half_days")


def _describe(resident: Resident, into: Resident) -> None:
    for field in TOLD:
        setattr(into, field, getattr(into, field) or getattr(resident, field))
    for purpose, field in SINCE.items():
        last = into.consents.filter(purpose=purpose).last()
        known = [getattr(one, field) for one in (into, resident) if getattr(one, field)]
        agreed = last.given if last else bool(known)
        setattr(into, field, min(known) if agreed and known else None)
    into.created_at = min(into.created_at, resident.created_at)
    into.save(update_fields=[*TOLD, *SINCE.values(), "created_at"])
