"""Whom a letter reaches: those who agreed to it, and of them the neighbourhoods and tastes."""

import pytest

from cms.newsletter.audience import audience_of, count_audience
from tests import factories
from tests.cms.newsletter.conftest import reader

pytestmark = pytest.mark.django_db


def test_only_those_who_agreed_to_the_letter_and_can_be_written_to(letter, ines, petite_synthe):
    """Inès takes suggestions, which is another consent."""
    lea = reader("Léa", neighbourhood=petite_synthe)
    reader("Sans adresse", email="")
    assert list(audience_of(letter)) == [lea]


def test_neighbourhoods_and_tastes_narrow_it_together(letter, petite_synthe, malo, nature):
    sport = factories.domain("sport")
    both = reader("Léa", neighbourhood=petite_synthe, interests=[nature, sport])
    here = reader("Ali", neighbourhood=petite_synthe)
    there = reader("Zoé", neighbourhood=malo, interests=[sport])
    assert set(audience_of(letter)) == {both, here, there}
    letter.neighbourhoods.add(petite_synthe)
    assert set(audience_of(letter)) == {both, here}
    letter.interests.set([nature, sport])
    assert list(audience_of(letter)) == [both]
    letter.neighbourhoods.add(malo)
    assert set(audience_of(letter)) == {both, there}


def test_the_count_tells_who_would_read_which_language(letter):
    reader(language="en")
    reader(language="fr")
    assert count_audience(letter) == {"people": 2, "french": 2, "english": 0}
    letter.subject_en, letter.body_en = "May", [("heading", "In the garden")]
    letter.save()
    assert count_audience(letter) == {"people": 2, "french": 1, "english": 1}
