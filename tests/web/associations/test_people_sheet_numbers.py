"""The printed list shows a number where she gave it, on the days around the shift."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.conftest import client_of
from tests.unit.needs.days import expected


@pytest.mark.parametrize("shares", [True, False])
def test_a_number_is_printed_by_consent_from_the_day_before(clock, shift, ines, odile, shares):
    ines.phone = "0601020304"
    ines.save()
    expected(shift, ines, shares_phone=shares)
    slugs = [shift.need.association.slug, shift.need.slug]
    sheet = reverse("associations:people", args=[*slugs, shift.pk])
    assert "0601020304" not in client_of(odile).get(sheet).text
    clock.shift(timedelta(days=1))
    assert ("0601020304" in client_of(odile).get(sheet).text) == shares
