"""Which association is the same as another, and who is told what happens to one."""

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from engagement.associations.models import Association, Membership
from engagement.associations.roles import Act, may
from engagement.base.slugs import slug_of
from engagement.people.models import Account

# A slug made by save_with_free_slug leaves room for a number after the name.
SLUG_ROOM = 74


def same_as(*, name: str, rna: str = "", siret: str = "") -> QuerySet[Association]:
    """Return the associations that are likely this one: same number, or same name.

    Names are compared as slugs, so that accents, capitals and apostrophes make no difference. A
    SIREN and a SIRET are the same where their nine first digits are. Those refused do not count.
    """
    same = Q(slug=slug_of(name, SLUG_ROOM)) | Q(name__iexact=name)
    if rna:
        same |= Q(rna=rna)
    if siret:
        same |= Q(siret__startswith=siret[:9])
    return Association.objects.filter(same).exclude(state=Association.State.REFUSED)


def may_act_for(account: Account, association: Association) -> bool:
    """Return whether this account is an active member of the association."""
    return may(account, association, Act.SEE)


def addresses_of(association: Association, *, at_once: bool = False) -> dict[str, str]:
    """Return who is told about this association: opaque key → e-mail address, each address once.

    Its own address first, then those of its active members; `at_once` leaves out the addresses of
    members who read it in their one message a day.
    """
    told = {f"association:{association.pk}": association.email.lower()}
    spared = {""}
    members = association.memberships.filter(account__is_active=True).order_by("pk")
    for account_id, address, daily in members.values_list(
        "account_id", Lower("account__email"), "daily_summary"
    ):
        if address not in told.values():
            told[f"account:{account_id}"] = address
        if at_once and daily:
            spared.add(address)
    return {key: address for key, address in told.items() if address not in spared}


def only_owner_of(account: Account) -> QuerySet[Association]:
    """Return the associations that nobody would answer for if this account left."""
    owned = account.memberships.filter(role=Membership.Role.OWNER)
    others = Membership.objects.owners().exclude(account=account)
    mine = Association.objects.filter(pk__in=owned.values("association"))
    return mine.exclude(pk__in=others.values("association"))
