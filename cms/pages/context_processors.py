"""What every page of the site is told."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from wagtail.models import Site


def city(request: HttpRequest) -> dict[str, object]:
    """Give `city_name`, the name that `init_city` gave the site; asked only where it is shown."""
    return {"city_name": SimpleLazyObject(lambda: _city_name(request))}


def _city_name(request: HttpRequest) -> str:
    site = Site.find_for_request(request)
    return site.site_name if site else ""
