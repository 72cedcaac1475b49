"""Who may act for an association, and who is told what happens to it."""

from engagement.associations.models import Association, Membership
from engagement.people.models import Account


def may_act_for(account: Account, association: Association) -> bool:
    """Return whether this account is an active member of the association."""
    return bool(
        account.is_authenticated
        and account.is_active
        and Membership.objects.filter(association=association, account=account).exists()
    )


def addresses_of(association: Association) -> dict[str, str]:
    """Return who is told about this association: opaque key → e-mail address, each address once.

    Its own address first, then those of its active members.
    """
    told = {f"association:{association.pk}": association.email.lower()}
    members = association.memberships.filter(account__is_active=True).order_by("pk")
    for account_id, email in members.values_list("account_id", "account__email"):
        if email.lower() not in told.values():
            told[f"account:{account_id}"] = email.lower()
    return {key: address for key, address in told.items() if address}
