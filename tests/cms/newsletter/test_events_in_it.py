"""A letter tells of the fêtes to come as they are when it leaves."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.newsletter.models import Newsletter
from cms.newsletter.parts import parts_of
from engagement.events.actions import cancel_event
from tests import factories

pytestmark = pytest.mark.django_db


def in_days(many):
    start = timezone.now() + timedelta(days=many)
    return {"starts_at": start, "ends_at": start + timedelta(hours=2)}


def cards(language="fr", **wanted):
    body = [("events", {"title": "Les prochains rendez-vous", "most": 4, **wanted})]
    letter = Newsletter(subject="Juin", body=body)
    return [card for part in parts_of(letter.body, language) for card in part["cards"]]


def test_the_next_fetes_come_first_with_day_place_and_a_link(petite_synthe):
    later = factories.event(title="Le bal", **in_days(9))
    factories.event(neighbourhood=petite_synthe)
    first, second = cards()
    assert (first["title"], second["title"]) == ("La fête du lac", later.title)
    assert first["lines"][1] == "Au bord du lac, Petite-Synthe"
    assert "/i/" in first["url"]
    assert len(cards(most=1)) == 1


def test_a_neighbourhood_or_a_domain_alone(petite_synthe, malo, nature):
    here = factories.event(neighbourhood=petite_synthe)
    liked = factories.event(title="Les plants", neighbourhood=malo)
    liked.interests.add(nature)
    assert [card["title"] for card in cards(neighbourhood=petite_synthe.code)] == [here.title]
    assert [card["title"] for card in cards(interest=nature.code)] == [liked.title]


def test_nothing_stands_there_without_a_fete_to_come_or_in_a_city_without(officer, settings):
    event = factories.event()
    assert len(cards()) == 1
    settings.MODULES = [module for module in settings.MODULES if module != "events"]
    assert cards() == []
    settings.MODULES = [*settings.MODULES, "events"]
    cancel_event(event=event, by=officer, reason="Tempête")
    assert cards() == []
