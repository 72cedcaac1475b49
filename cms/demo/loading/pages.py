"""The page of each initiative, made once: what editors change of it stays."""

from typing import Any

from django.conf import settings
from django.utils.html import format_html_join
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale

from cms.demo.content import kinds
from cms.demo.content.initiatives import BY_SLUG
from cms.demo.content.stories import MORE_BLOCKS
from cms.demo.loading.city import City
from cms.pages.models import InitiativeIndexPage, InitiativePage

Stream = list[tuple[str, Any]]


def load_pages(city: City) -> None:
    """Publish a French page for each initiative that has none."""
    locale = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    index = InitiativeIndexPage.objects.get(locale=locale)
    there = set(InitiativePage.objects.child_of(index).values_list("initiative_id", flat=True))
    for slug, initiative in city.initiatives.items():
        if initiative.pk not in there:
            page = _page(city, BY_SLUG[slug])
            page.slug = find_available_slug(index, slug)
            index.add_child(instance=page)


def _page(city: City, content: kinds.Initiative) -> InitiativePage:
    initiative = city.initiatives[content.slug]
    return InitiativePage(
        initiative=initiative,
        title=content.title,
        intro=content.summary,
        picture=city.pictures[content.scene],
        body=_body(content),
        owner=city.officer,
        first_published_at=initiative.created_at,
        last_published_at=initiative.created_at,
    )


def _body(content: kinds.Initiative) -> Stream:
    parts: Stream = []
    for section in content.body:
        parts += _section(section.heading, section.paragraphs)
    if not content.outcome:
        parts.append(("needs", {"title": "On a besoin de vous", "most": 6}))
    return [*parts, *MORE_BLOCKS.get(content.slug, []), ("timeline", None)]


def _section(heading: str, paragraphs: tuple[str, ...]) -> Stream:
    text = format_html_join("", "<p>{}</p>", ((paragraph,) for paragraph in paragraphs))
    return [("heading", heading), ("text", str(text))]
