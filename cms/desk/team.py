"""Who works at the desk: roles are given by an e-mail address, and taken back."""

from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from cms.desk.models import Decision
from cms.desk.roles import ROLES, Officer, Role
from engagement.outbox.actions import enqueue
from engagement.outbox.models import Message
from engagement.people.models import Account

BY_NAME: dict[str, type[Role]] = {role.name: role for role in ROLES}


class LastOfficer(Exception):
    """Nobody would run the desk any more."""


def members() -> QuerySet[Account]:
    """Return the accounts that hold a role, by address, their groups at hand."""
    team = Account.objects.filter(is_active=True, groups__name__in=BY_NAME).distinct()
    return team.prefetch_related("groups").order_by("email")


@transaction.atomic
def give_role(*, email: str, role: type[Role], by: Account) -> Account:
    """Give a role to the account of this address, made where there is none, and tell her."""
    address = Account.objects.normalise(email)
    account = Account.objects.filter(email=address).first() or Account.objects.create_user(address)
    account.groups.add(Group.objects.get(name=role.name))
    decision = _note(account, "give", _("Donner : %(role)s"), role, by)
    enqueue(
        kind=Message.Kind.NOTICE,
        template="team_role",
        to=account.email,
        context={"inviter": str(by), "role": str(role.label)},
        dedupe_key=f"team-role:{decision.pk}",
        recipient_key=f"account:{account.pk}",
    )
    return account


@transaction.atomic
def take_role(*, account: Account, role: type[Role], by: Account) -> None:
    """Take a role back; LastOfficer if nobody else would be an officer."""
    group = Group.objects.select_for_update().get(name=role.name)
    others = group.user_set.filter(is_active=True).exclude(pk=account.pk)
    if role is Officer and not others.exists():
        raise LastOfficer
    account.groups.remove(group)
    _note(account, "take", _("Retirer : %(role)s"), role, by)


def _note(account: Account, act: str, words: str, role: type[Role], by: Account) -> Decision:
    words %= {"role": role.label}
    return Decision.objects.create(kind="account", key=account.pk, act=act, words=words, by=by)
