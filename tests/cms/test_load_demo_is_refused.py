"""load_demo into a city that lacks something, or asked for what cannot be."""

import io

import pytest
from django.core.management import CommandError, call_command

from cms.demo.loading import SOURCE, pictures
from engagement.territory.models import Interest, Neighbourhood

pytestmark = pytest.mark.django_db


def test_an_interest_that_is_missing_stops_the_load_with_nothing_half_done(
    settings, tmp_path, monkeypatch
):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(pictures, "SIZE", (60, 40))
    Interest.objects.filter(code="jardinage").delete()
    with pytest.raises(CommandError, match="jardinage"):
        call_command("load_demo", "--residents=5", stderr=io.StringIO())
    assert Neighbourhood.objects.filter(source=SOURCE).count() == 0


def test_a_negative_number_of_residents_is_refused():
    with pytest.raises(CommandError, match="négatif"):
        call_command("load_demo", "--residents=-1")
