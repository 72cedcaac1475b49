"""Page types: what editors write, around what the domain rooms know."""

from cms.pages.models.forms import FormField, FormPage
from cms.pages.models.home import HomePage
from cms.pages.models.initiatives import InitiativeIndexPage, InitiativePage
from cms.pages.models.neighbourhoods import NeighbourhoodIndexPage, NeighbourhoodPage
from cms.pages.models.news import NewsIndexPage, NewsPage
from cms.pages.models.plain import PlainPage

__all__ = [
    "FormField",
    "FormPage",
    "HomePage",
    "InitiativeIndexPage",
    "InitiativePage",
    "NeighbourhoodIndexPage",
    "NeighbourhoodPage",
    "NewsIndexPage",
    "NewsPage",
    "PlainPage",
]
