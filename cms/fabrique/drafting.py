"""The first draft of an initiative's page."""

from django.conf import settings
from django.utils.html import format_html
from django.utils.translation import gettext, override
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale

from cms.pages.models import InitiativeIndexPage, InitiativePage
from engagement.base.slugs import slug_of
from engagement.initiatives.models import Initiative
from engagement.media.models import Picture
from engagement.people.models import Account


def draft_page(initiative: Initiative, *, by: Account) -> InitiativePage:
    """Add an unpublished page that says what is known of an initiative, in the first language."""
    locale = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    index = InitiativeIndexPage.objects.get(locale=locale)
    with override(settings.LANGUAGE_CODE):
        body = [
            ("heading", gettext("D’où cela vient")),
            ("text", str(format_html("<p>{}</p>", initiative.from_residents))),
            ("needs", {"title": gettext("On a besoin de vous"), "most": 6}),
            ("timeline", None),
        ]
    page = InitiativePage(
        initiative=initiative,
        title=initiative.title,
        slug=find_available_slug(index, slug_of(initiative.title, 80)),
        intro=initiative.summary,
        picture=_picture_of(initiative),
        body=body,
        owner=by,
        live=False,
    )
    index.add_child(instance=page)
    page.save_revision(user=by)
    return page


def _picture_of(initiative: Initiative) -> Picture | None:
    idea = initiative.ideas.exclude(picture=None).first()
    return idea.picture if idea else None
