"""Somebody is erased, everywhere at once, and stays so."""

import uuid
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from django.db import models, transaction
from django.db.models import QuerySet

from engagement.base.personal import Fate, Personal
from engagement.events.keys import payload_of
from engagement.events.models import Badge, Registration, Scan
from engagement.events.sealing import BadSeal
from engagement.needs.models import ShiftMessage, SignUp
from engagement.outbox.actions import enqueue, withdraw
from engagement.outbox.models import Message
from engagement.people.models import Account, Resident
from engagement.rights import ledger
from engagement.rights.emptying import empty, is_referenced, let_go
from engagement.rights.finding import tables
from engagement.rights.leaving import give_places_back, leave_teams, refuse_what_is_held
from engagement.rights.mentions import take_out_mentions, take_out_of_messages
from engagement.rights.models import Erasure, FormerNumber
from engagement.rights.persons import Person, person_of

Why = Erasure.Why
CONFIRMATION = "erased"


@dataclass
class Erased:
    """How many rows went, and how many stay without her, by table."""

    people: int
    gone: dict[str, int] = field(default_factory=dict)
    emptied: dict[str, int] = field(default_factory=dict)


@transaction.atomic
def erase(
    *, resident: Resident, by: Account | None, why: str = Why.ASKED, forced: bool = False
) -> Erased:
    """Erase a resident, and all under her account where she holds one; return the rows by table.

    Places to come are given back by the actions of their rooms; what counts the past stays without
    her; a last message confirms it to her address, which is forgotten as soon as it has left.
    Raises CannotGo while others depend on her, unless `forced`.
    """
    person = person_of(resident)
    _lock(person)
    if not forced:
        refuse_what_is_held(person)
    address, language = _where_to_write(person)
    give_places_back(person, by)
    if person.account and not forced:
        leave_teams(person.account)
    ledger.note(_numbers(person), why)
    erased = _walk(person)
    if address and why != Why.AGAIN:
        _confirm(address, language)
    return erased


def erase_again() -> int:
    """Erase whoever a restored back-up brought back; return how many people."""
    keys = ledger.all_keys()
    back = [
        pk
        for pk, public_id in Resident.objects.values_list("pk", "public_id").iterator()
        if ledger.key_of(public_id) in keys
    ]
    for pk in back:
        resident = Resident.objects.filter(pk=pk).first()
        if resident is not None and ledger.key_of(resident.public_id) in keys:
            erase(resident=resident, by=None, why=Why.AGAIN, forced=True)
    ledger.note(keys, Why.AGAIN)
    ledger.complete_file()
    return len(back)


def forget_confirmations() -> int:
    """Forget the address of each last message that has come to its end; return how many."""
    done = Message.objects.filter(template=CONFIRMATION, finished_at__isnull=False)
    return done.exclude(to="", provider_id="").update(
        to="", context={}, provider_id="", last_error=""
    )


def _numbers(person: Person) -> list[str]:
    """Return what the ledger calls her, rows that became one with hers too."""
    former = FormerNumber.objects.filter(resident__in=person.residents)
    return [
        *(ledger.key_of(row.public_id) for row in person.residents),
        *former.values_list("key", flat=True),
    ]


def _lock(person: Person) -> None:
    """Hold her rows, so that two erasures at once are one after the other."""
    keys = [row.pk for row in person.residents]
    locked = Resident.objects.select_for_update(no_key=True).filter(pk__in=keys)
    list(locked.order_by("pk").values_list("pk", flat=True))


def _where_to_write(person: Person) -> tuple[str, str]:
    """Return her address and language; of those looked after, their account is told on its page."""
    first = person.residents[0]
    if person.account is None and first.account_id:
        return "", first.language
    return (person.account.email if person.account else first.email), first.language


def _walk(person: Person) -> Erased:
    """Go through every table that declares people."""
    erased = Erased(people=len(person.residents))
    rows = [
        (model, personal, list(found.values_list("pk", flat=True)))
        for model, personal, found in tables(person)
    ]
    about, words = _about(person), list(_words_of(rows))
    withdraw(Message.objects.filter(recipient_key__in=person.keys))
    take_out_of_messages(person, words, about)
    take_out_mentions(person)
    Scan.objects.filter(unread__in=words).update(unread="")
    for model, personal, keys in rows:
        found = model._base_manager.filter(pk__in=keys)
        if not keys:
            continue
        if personal.goes:
            let_go(found)
            erased.gone[model._meta.label] = len(keys)
        else:
            _settle(found)
            empty(found, personal)
            erased.emptied[model._meta.label] = len(keys)
    _drop_shells(person)
    return erased


def _settle(rows: QuerySet) -> None:
    """Bring to their end the messages that somebody is sending: nobody tries them again."""
    if rows.model is Message:
        live = rows.filter(state__in=Message.LIVE)
        live.update(state=Message.State.SUPPRESSED, finished_at=models.functions.Now())


def _drop_shells(person: Person) -> None:
    """Delete the emptied rows that nothing counts by; close the account that stays."""
    for resident in person.residents:
        if not is_referenced(resident):
            Resident.objects.filter(pk=resident.pk).delete()
    if person.account is None:
        return
    Account.objects.filter(pk=person.account.pk).update(is_active=False)
    if not is_referenced(person.account):
        Account.objects.filter(pk=person.account.pk).delete()


def _about(person: Person) -> set[str]:
    """Return the rows of hers that messages to others may tell of, as outbox.Message.about does."""
    hers = {"resident__in": person.residents}
    words = ShiftMessage.objects.filter(signup__resident__in=person.residents)
    return (
        {f"sign_up:{pk}" for pk in SignUp.objects.filter(**hers).values_list("pk", flat=True)}
        | {
            f"registration:{pk}"
            for pk in Registration.objects.filter(**hers).values_list("pk", flat=True)
        }
        | {f"word:{pk}" for pk in words.values_list("pk", flat=True)}
    )


def _words_of(
    rows: Iterable[tuple[type[models.Model], Personal, list[Any]]],
) -> Iterable[str]:
    """Yield the texts that are about to go, which messages to others may repeat."""
    for model, personal, keys in rows:
        names = [
            name
            for name in personal.names_of(Fate.EMPTIED)
            if isinstance(model._meta.get_field(name), models.CharField | models.TextField)
            and model is not Message
        ]
        for values in model._base_manager.filter(pk__in=keys).values_list(*names) if names else ():
            yield from (value for value in values if value)
        if model is Badge:
            yield from _payloads(Badge.objects.filter(pk__in=keys))


def _payloads(badges: QuerySet[Badge]) -> Iterator[str]:
    """Yield what the badges carry: a gate of another fête may have read one and kept it."""
    for badge in badges.select_related("event", "key"):
        with suppress(BadSeal):  # signed under a key that is lost: nobody can write it again
            yield payload_of(badge)


def _confirm(address: str, language: str) -> None:
    key = uuid.uuid4()
    enqueue(
        kind=Message.Kind.CONFIRMATION,
        template=CONFIRMATION,
        to=address,
        context={},
        dedupe_key=f"{CONFIRMATION}:{key}",
        recipient_key=f"{CONFIRMATION}:{key}",
        language=language,
    )
