"""Page types: what editors write, around what the domain rooms know."""

from cms.pages.models.home import HomePage
from cms.pages.models.initiatives import InitiativeIndexPage, InitiativePage
from cms.pages.models.plain import PlainPage

__all__ = ["HomePage", "InitiativeIndexPage", "InitiativePage", "PlainPage"]
