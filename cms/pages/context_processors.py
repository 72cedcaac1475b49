"""What every page of the site is told."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from wagtail.models import Site

from engagement.city.modules import open_modules
from engagement.city.shown import shown


def city(request: HttpRequest) -> dict[str, object]:
    """Give how the city shows itself (`face`), which modules are open, and `city_name`.

    The latter is the name that `init_city` gave the site, asked only where it is shown.
    """
    return {
        "city_name": SimpleLazyObject(lambda: _city_name(request)),
        "face": shown(),
        "modules": open_modules(),
    }


def _city_name(request: HttpRequest) -> str:
    site = Site.find_for_request(request)
    return site.site_name if site else ""
