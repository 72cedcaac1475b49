"""Whom a right is about: one resident, or an account with everybody under it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from allauth.account.models import EmailAddress
from django.db.models import Q, QuerySet

from engagement.outbox.models import address_key
from engagement.people.actions import recipient_key
from engagement.people.models import Account, Resident


@dataclass(frozen=True)
class Person:
    """The rows that are somebody, and the texts by which other rows know her.

    `addresses` are in lower case and nobody else's here: what a couple shares stays with the one
    who remains.
    """

    residents: tuple[Resident, ...]
    account: Account | None
    addresses: frozenset[str]

    @cached_property
    def keys(self) -> set[str]:
        """Return her opaque names in messages."""
        account = {f"account:{self.account.pk}"} if self.account else set()
        return (
            {recipient_key(resident) for resident in self.residents}
            | {f"address:{key}" for key in self.hashes}
            | account
        )

    @cached_property
    def hashes(self) -> set[str]:
        """Return what stands for her addresses where they are not kept."""
        return {address_key(address) for address in self.addresses}

    @cached_property
    def telling(self) -> set[str]:
        """Return the texts that tell her from everybody: addresses, numbers, a whole name."""
        told = {*self.addresses}
        for resident in self.residents:
            told |= {resident.phone, resident.postal_address}
            told |= {resident.name} if " " in resident.name.strip() else set()
        if self.account:
            told.add(self.account.get_full_name())
        return {text for text in told if len(text.strip()) >= 5}

    @cached_property
    def names(self) -> set[str]:
        """Return what she is called, as a first name alone too."""
        whole = {resident.name.strip() for resident in self.residents}
        return {name for text in whole for name in (text, text.split(" ")[0]) if name}


def person_of(resident: Resident) -> Person:
    """Return whom a resident stands for.

    The holder of an account stands for all under it, and for those who signed up as guests with
    its address, which she has proven; anybody else stands for herself.
    """
    account = resident.account if resident.is_self else None
    if account is None:
        return Person((resident,), None, _hers_alone({resident.email.lower()}, [resident]))
    proven = {account.email.lower(), resident.email.lower()}
    proven |= {row.email.lower() for row in EmailAddress.objects.filter(user=account)}
    under = Resident.objects.filter(account=account)
    guests = Resident.objects.filter(any_of("email", proven), account=None)
    people = sorted({*under, *guests}, key=lambda row: (not row.is_self, row.pk))
    addresses = proven | {row.email.lower() for row in people}
    return Person(tuple(people), account, _hers_alone(addresses, people, account))


def any_of(field: str, addresses: Iterable[str]) -> Q:
    """Return the condition that `field` holds one of these addresses, capitals aside."""
    condition = Q(pk__in=[])
    for address in addresses:
        if address:
            condition |= Q(**{f"{field}__iexact": address})
    return condition


def _hers_alone(
    addresses: set[str], people: Iterable[Resident], account: Account | None = None
) -> frozenset[str]:
    others: QuerySet[Resident] = Resident.objects.exclude(pk__in=[row.pk for row in people])
    accounts = Account.objects.exclude(pk__in=[account.pk] if account else [])
    shared = {
        email.lower()
        for rows in (others, accounts)
        for email in rows.filter(any_of("email", addresses)).values_list("email", flat=True)
    }
    return frozenset(addresses - shared - {""})
