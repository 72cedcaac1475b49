"""Who may do what for an association, as plain as a job description.

A member holds one role. Somebody who is no member may do nothing.
"""

from enum import StrEnum, auto
from typing import ClassVar

from engagement.associations.models import Association, Membership
from engagement.people.models import Account


class Act(StrEnum):
    """What one may do in the space of an association."""

    SEE = auto()  # its home, its needs, its team
    POST = auto()  # write a need, send it, publish it
    EDIT = auto()  # change, pause and withdraw needs and their shifts
    SEE_PEOPLE = auto()  # who comes: first names, attendance, answers to its questions
    WRITE = auto()  # write to those who signed up
    EXPORT = auto()  # take lists of people away in a file
    DESCRIBE = auto()  # change what the association says about itself
    INVITE = auto()  # invite members, answer who asks to join
    MANAGE = auto()  # change roles, remove members, hand the association over


class Role:
    """What its holder may do."""

    acts: ClassVar[frozenset[Act]]


class Helper(Role):
    """Runs needs and their days. Takes no file of people away and leaves the team as it is."""

    acts = frozenset({Act.SEE, Act.POST, Act.EDIT, Act.SEE_PEOPLE, Act.WRITE})


class Owner(Role):
    """Answers for the association: all that a helper does, its team, its data."""

    acts = Helper.acts | {Act.EXPORT, Act.DESCRIBE, Act.INVITE, Act.MANAGE}


ROLES: dict[str, type[Role]] = {
    Membership.Role.HELPER: Helper,
    Membership.Role.OWNER: Owner,
}


def may(account: Account, association: Association, act: Act) -> bool:
    """Return whether this account may do `act` for the association. One query."""
    if not (account.is_authenticated and account.is_active):
        return False
    membership = Membership.objects.filter(association=association, account=account).first()
    return membership is not None and allows(membership, act)


def allows(membership: Membership, act: Act) -> bool:
    """Return whether the role of this member holds `act`."""
    return act in ROLES[membership.role].acts
