"""Those an account looks after: a child, a parent without an address."""

from django.db import transaction

from engagement.people.actions import resident_of
from engagement.people.merging import merge_residents
from engagement.people.models import Account, Resident
from engagement.people.names import same_name
from engagement.people.postings import refresh_postings

MOST = 12


class FamilyFull(Exception):
    """An account looks after no more people than MOST."""


def family_of(account: Account) -> list[Resident]:
    """Return whom an account looks after, without its holder, by name."""
    return list(Resident.objects.filter(account=account, is_self=False).order_by("name", "pk"))


@transaction.atomic
def add_to_family(*, account: Account, name: str, is_child: bool, by: Account | None) -> Resident:
    """Have an account look after somebody; the same name again is the same person.

    Her home and her messages are those of the account's holder.
    """
    holder = Resident.objects.select_for_update().get(pk=resident_of(account).pk)
    family = family_of(account)
    known = next((one for one in family if same_name(one.name, name)), None)
    if known is not None:
        return known
    if len(family) >= MOST:
        raise FamilyFull
    return Resident.objects.create(
        account=account,
        name=name,
        email=account.email,
        is_child=is_child,
        neighbourhood=holder.neighbourhood,
        language=holder.language,
    )


def describe_family_member(
    *, resident: Resident, name: str, is_child: bool, by: Account | None
) -> Resident:
    resident.name, resident.is_child = name, is_child
    resident.save(update_fields=["name", "is_child"])
    return resident


@transaction.atomic
def leave_family(*, resident: Resident, by: Account | None) -> None:
    """Look after her no more. What she did stays counted, without her name.

    Callers have seen that she is expected nowhere: nobody could tell her of a change.
    """
    Resident.objects.filter(pk=resident.pk, is_self=False).update(
        account=None, name="", email="", phone="", is_child=False
    )
    if not has_traces(resident):
        resident.delete()


def has_traces(resident: Resident) -> bool:
    """Say whether a row of any room points to her."""
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: resident}).exists()
        for relation in Resident._meta.related_objects
    )


def guests_like(account: Account) -> list[Resident]:
    """Return the guests who gave the address that this account has proven."""
    rows = Resident.objects.filter(account=None, source="", email=account.email)
    return list(rows.order_by("created_at", "pk"))


@transaction.atomic
def join_guest(*, guest: Resident, account: Account, is_me: bool, by: Account | None) -> Resident:
    """Bring a guest row to the account whose address she gave: it becomes the holder’s own, or
    somebody of the family, who stays apart by name. Return whose it is now.

    Raises Resident.DoesNotExist for a row that is no guest of this address any more.
    """
    rows = Resident.objects.select_for_update().filter(pk=guest.pk)
    guest = rows.get(account=None, source="", email=account.email)
    told = guest.public_id
    if is_me:
        known: Resident | None = resident_of(account)
    else:
        known = next((one for one in family_of(account) if same_name(one.name, guest.name)), None)
    if known is not None:
        guest = merge_residents(resident=guest, into=known, by=by)
    else:
        guest.account = account
        guest.save(update_fields=["account"])
        refresh_postings([guest.pk])
    guest.guest_joins.create(guest=told, is_self=is_me, by=by)
    return guest
