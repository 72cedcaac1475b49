"""Rows for tests, believable by default."""

from tests.factories.associations import AssociationFactory, NeedFactory, ShiftFactory
from tests.factories.people import AccountFactory, OfficerFactory, ResidentFactory
from tests.factories.territory import NeighbourhoodFactory, domain

__all__ = [
    "AccountFactory",
    "AssociationFactory",
    "NeedFactory",
    "NeighbourhoodFactory",
    "OfficerFactory",
    "ResidentFactory",
    "ShiftFactory",
    "domain",
]
