"""What changes about a resident."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from engagement.people.actions import (
    SUGGESTIONS,
    agree,
    describe_resident,
    pause_suggestions,
    resident_of,
    withdraw,
)
from engagement.people.models import Resident
from tests import factories

pytestmark = pytest.mark.django_db


def test_an_account_has_one_resident_made_at_need(odile):
    first = resident_of(odile)
    assert first.email == odile.email
    assert resident_of(odile) == first
    assert Resident.objects.count() == 1


def test_a_resident_looked_after_is_not_the_holder(odile):
    child = factories.ResidentFactory(account=odile, is_self=False)
    assert resident_of(odile) != child


def test_only_what_is_said_changes(omar, petite_synthe, nature):
    describe_resident(resident=omar, by=omar.account, neighbourhood=petite_synthe)
    omar.refresh_from_db()
    assert (omar.name, omar.neighbourhood) == ("Omar", petite_synthe)
    assert list(omar.interests.all()) == [nature]


def test_everything_can_be_taken_back(ines):
    describe_resident(resident=ines, by=None, name="", neighbourhood=None, interests=[])
    ines.refresh_from_db()
    assert (ines.name, ines.neighbourhood) == ("", None)
    assert not ines.interests.exists()


@pytest.mark.parametrize("change", [{"language": "xx"}, {"monthly_cap": -1}, {"name": "a" * 121}])
def test_a_value_that_no_field_takes_is_refused(ines, change):
    with pytest.raises(ValidationError):
        describe_resident(resident=ines, by=None, **change)
    assert Resident.objects.get(pk=ines.pk).name == "Inès"


def test_each_change_of_consent_leaves_one_row(omar):
    for action in (agree, agree, withdraw, withdraw, agree):
        action(resident=omar, purpose=SUGGESTIONS, by=omar.account)
    assert [row.given for row in omar.consents.all()] == [True, False, True]
    assert omar.consents.last().by == omar.account
    assert omar.suggestions_since is not None


def test_consent_says_whether_it_changed_anything(omar):
    assert agree(resident=omar, purpose=SUGGESTIONS, by=None)
    assert not agree(resident=omar, purpose=SUGGESTIONS, by=None)


def test_a_stale_copy_neither_agrees_nor_withdraws_twice(omar):
    """Two requests at once hold two copies of the same row."""
    other = Resident.objects.get(pk=omar.pk)
    assert agree(resident=omar, purpose=SUGGESTIONS, by=None)
    assert not agree(resident=other, purpose=SUGGESTIONS, by=None)
    assert other.suggestions_since == omar.suggestions_since


def test_a_pause_ends_on_its_day(ines):
    today = timezone.localdate()
    for until, takes in [(today + dt.timedelta(1), False), (today, True), (None, True)]:
        pause_suggestions(resident=ines, until=until, by=ines.account)
        assert Resident.objects.get(pk=ines.pk).takes_suggestions is takes
        assert Resident.objects.taking_suggestions().filter(pk=ines.pk).exists() is takes
