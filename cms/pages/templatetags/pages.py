"""What templates of any room put in their page of what editors wrote, and what sharing shows."""

from typing import Any
from urllib.parse import urljoin

from django import template
from django.conf import settings
from django.urls import reverse
from wagtail.models import Locale

from cms.pages import share
from cms.pages.models import NeighbourhoodPage
from engagement.territory.models import Neighbourhood

register = template.Library()


@register.inclusion_tag("cms/share_tags.html", takes_context=True)
def share_tags(context: dict[str, Any], title: str, text: str = "") -> dict[str, Any]:
    """Tell those who share this address its title, a sentence, and a picture drawn for it."""
    city = str(context.get("city_name") or "")
    address = reverse("share_picture", args=[share.code_of(str(title), city)])
    said = {
        "og:type": "website",
        "og:title": title,
        "og:description": text,
        "og:image": urljoin(settings.SITE_URL, address),
        "og:image:width": share.WIDTH,
        "og:image:height": share.HEIGHT,
        "og:image:alt": share.words(str(title), city),
        "twitter:card": "summary_large_image",
    }
    return {"said": said.items()}


@register.inclusion_tag("cms/neighbourhood_words.html", takes_context=True)
def neighbourhood_words(context: dict[str, Any], neighbourhood: Neighbourhood) -> dict[str, Any]:
    """Show what editors wrote of a neighbourhood in the active language, if anything."""
    pages = NeighbourhoodPage.objects.live().filter(locale=Locale.get_active())
    page = pages.filter(neighbourhood=neighbourhood).first()
    return {"page": page, "request": context.get("request")}
