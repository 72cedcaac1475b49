"""The officer's first look at who takes part."""

import pytest
from django.urls import reverse

from engagement.needs.actions import sign_up
from tests.factories import NeedFactory, ResidentFactory

pytestmark = pytest.mark.django_db


def test_the_map_its_table_and_what_cannot_be_told(officer_client, treize, malo):
    type(malo).objects.filter(pk=malo.pk).update(population=None)
    need = NeedFactory(association=treize, shifts=[50])
    for person in ResidentFactory.create_batch(12, neighbourhood=malo):
        sign_up(shift=need.shifts.get(), resident=person, by=None)
    page = officer_client.get(reverse("insight:index"), {"jours": "30"}).text
    assert "12 personnes" in page
    assert "inconnu" in page
    assert 'fill="url(#hachures)"' in page


def test_an_unknown_period_is_a_year(officer_client, malo):
    assert officer_client.get(reverse("insight:index"), {"jours": "x"}).status_code == 200


def test_an_editor_may_not_see_it(editor_client):
    assert editor_client.get(reverse("insight:index")).status_code == 302
