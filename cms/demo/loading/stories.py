"""News, a form and the words on a neighbourhood: made once, what editors change of them stays."""

from datetime import timedelta

from django.conf import settings
from django.utils.html import format_html

from cms.demo.content.stories import FORM, NEWS, PLACES, QUESTIONS
from cms.demo.loading.city import City
from cms.pages.models import (
    FormField,
    FormPage,
    HomePage,
    NeighbourhoodIndexPage,
    NeighbourhoodPage,
    NewsIndexPage,
    NewsPage,
)

EVENTS = ("events", {"title": "Les prochains rendez-vous", "most": 3})
FRENCH = {"locale__language_code": settings.LANGUAGE_CODE}


def load_stories(city: City) -> None:
    """Publish what is not there yet."""
    _news(city)
    home = HomePage.objects.get(**FRENCH)
    if not FormPage.objects.child_of(home).filter(slug=FORM["slug"]).exists():
        fields = [
            FormField(label=label, field_type=kind, required=required, purpose=purpose)
            for label, kind, required, purpose in QUESTIONS
        ]
        home.add_child(instance=FormPage(**FORM, form_fields=fields, owner=city.officer))
    _neighbourhoods(city)


def _news(city: City) -> None:
    index = NewsIndexPage.objects.get(**FRENCH)
    there = set(index.get_children().values_list("slug", flat=True))
    for number, (slug, title, intro, text, initiative) in enumerate(NEWS):
        if slug not in there:
            told = [("text", str(format_html("<p>{}</p>", text)))]
            page = NewsPage(slug=slug, title=title, intro=intro, owner=city.officer, body=told)
            page.day = city.calendar.today - timedelta(days=4 + 9 * number)
            page.initiative = city.initiatives.get(initiative)
            index.add_child(instance=page)


def _neighbourhoods(city: City) -> None:
    index = NeighbourhoodIndexPage.objects.get(**FRENCH)
    for code, (intro, text) in PLACES.items():
        place = city.quartiers[code]
        if not NeighbourhoodPage.objects.child_of(index).filter(neighbourhood=place).exists():
            told = [("text", str(format_html("<p>{}</p>", text))), EVENTS]
            page = NeighbourhoodPage(neighbourhood=place, title=place.name, intro=intro, body=told)
            page.owner = city.officer
            index.add_child(instance=page)
