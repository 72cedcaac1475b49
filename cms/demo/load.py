"""load_demo: the demo city, made or brought up to today."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from cms.demo.content.needs import BY_KEY
from cms.demo.loading import SOURCE
from cms.demo.loading.accounts import load_accounts
from cms.demo.loading.associations import load_associations
from cms.demo.loading.calendar import Calendar
from cms.demo.loading.city import City, Say
from cms.demo.loading.coming import load_coming
from cms.demo.loading.desk import load_desk, load_promise
from cms.demo.loading.fetes import load_fetes
from cms.demo.loading.ideas import load_ideas
from cms.demo.loading.initiatives import load_followers, load_initiatives
from cms.demo.loading.letters import load_letters
from cms.demo.loading.moving import move_past
from cms.demo.loading.needs import load_needs
from cms.demo.loading.pages import load_pages
from cms.demo.loading.past import load_past
from cms.demo.loading.people import FAMILY, load_people
from cms.demo.loading.pictures import load_pictures
from cms.demo.loading.results import load_results
from cms.demo.loading.stories import load_stories
from cms.demo.loading.talk import load_talk
from cms.demo.loading.territory import load_territory
from cms.demo.loading.wave import load_wave
from cms.pages.models import InitiativePage
from engagement.associations.models import Association
from engagement.events.models import Event
from engagement.ideas.models import Idea
from engagement.initiatives.models import Initiative
from engagement.media.models import Picture
from engagement.needs.models import Need, Shift, SignUp
from engagement.needs.postings import refresh_postings
from engagement.people.models import Resident
from engagement.search.actions import rebuild
from engagement.territory.models import Neighbourhood

RESIDENTS = 2_500
# The need whose one shift tells the day of the last load.
CLOCK = "collecte-alimentaire"


def load(*, residents: int = RESIDENTS, say: Say = lambda line: None) -> dict[str, int]:
    """Make the demo city or bring it up to today, and count its rows.

    A second call on the same day changes nothing. Rows that are not the demo's are never
    changed. Whole or not at all, but for the pictures, which are kept for the next call.
    Raises MissingInterest.
    """
    calendar = Calendar.present()
    if not _is_current(calendar.today, residents):
        city = City(calendar, load_pictures(say))
        with transaction.atomic():
            _load(city, residents, say)
    return counts()


def _load(city: City, residents: int, say: Say) -> None:
    say("city")
    load_territory(city)
    load_accounts(city)
    load_promise()
    load_associations(city)
    load_initiatives(city)
    load_pages(city)
    load_needs(city)
    move_past(city.calendar)
    load_past(city, load_people(city, residents, say), say)
    load_results(city)
    load_followers(city)
    load_ideas(city)
    load_stories(city)
    load_wave(city, Need.objects.get(source=SOURCE, source_id=CLOCK), BY_KEY[CLOCK].slots[0])
    load_coming()
    load_fetes(city)
    load_talk(city)
    load_desk(city)
    load_letters(city)
    theirs = Need.objects.filter(association__source=SOURCE)
    refresh_postings(theirs.values_list("pk", flat=True))
    rebuild()


def _is_current(today: date, residents: int) -> bool:
    """Return whether the city is that of today and has this many residents, beside Leïla's."""
    (slot,) = BY_KEY[CLOCK].slots
    told = Shift.objects.filter(need__source=SOURCE, need__source_id=CLOCK).order_by("pk")
    day = told.values_list("starts_at", flat=True).first()
    if day is None or timezone.localdate(day) != slot.day(today):
        return False
    return Resident.objects.filter(source=SOURCE).count() >= residents + FAMILY


def counts() -> dict[str, int]:
    """Return how many rows of each kind the demo has."""
    shifts = Shift.objects.filter(need__source=SOURCE)
    kinds: dict[str, Any] = {
        "pictures": Picture,
        "neighbourhoods": Neighbourhood,
        "associations": Association,
        "initiatives": Initiative,
        "ideas": Idea,
        "needs": Need,
        "events": Event,
        "residents": Resident,
    }
    found = {name: kind.objects.filter(source=SOURCE).count() for name, kind in kinds.items()}
    return found | {
        "pages": InitiativePage.objects.filter(initiative__source=SOURCE).count(),
        "shifts": shifts.count(),
        "sign_ups": SignUp.objects.filter(shift__in=shifts).count(),
    }
