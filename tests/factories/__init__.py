"""Rows for tests, believable by default."""

from tests.factories.associations import AssociationFactory, NeedFactory, ShiftFactory
from tests.factories.events import event
from tests.factories.ideas import CommentFactory, IdeaFactory
from tests.factories.initiatives import InitiativeFactory, PromiseFactory
from tests.factories.people import AccountFactory, OfficerFactory, ResidentFactory
from tests.factories.territory import NeighbourhoodFactory, domain

__all__ = [
    "AccountFactory",
    "AssociationFactory",
    "CommentFactory",
    "IdeaFactory",
    "InitiativeFactory",
    "NeedFactory",
    "NeighbourhoodFactory",
    "OfficerFactory",
    "PromiseFactory",
    "ResidentFactory",
    "ShiftFactory",
    "domain",
    "event",
]
