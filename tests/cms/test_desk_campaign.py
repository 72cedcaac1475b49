"""The officer sees whom a campaign reaches before anybody is written to, then starts it."""

import pytest

from engagement.matching.models import Suggestion, Wave
from engagement.needs.models import Need
from tests import factories


def here(need):
    return f"/admin/need/campaign/{need.pk}/"


@pytest.fixture
def neighbours(petite_synthe, nature):
    return factories.ResidentFactory.create_batch(
        3, consenting=True, neighbourhood=petite_synthe, interests=[nature]
    )


def answers(**changes):
    return {"newcomers": 20, "wanted": 10} | changes


def test_the_audience_is_shown_and_nobody_is_asked(officer_client, clean_up, neighbours):
    page = officer_client.post(here(clean_up), answers(see=""))
    assert page.context["audience"].size == 3
    assert "Petite-Synthe" in page.text
    assert not any(row.name in page.text for row in neighbours)
    assert not Wave.objects.exists()
    assert not Suggestion.objects.exists()


def test_an_empty_audience_says_what_to_do(officer_client, clean_up, neighbours, malo):
    page = officer_client.post(here(clean_up), answers(neighbourhoods=[malo.pk], see=""))
    assert "élargissez" in page.text


def test_starting_keeps_the_audience_for_the_clock(
    officer_client, officer, clean_up, neighbours, petite_synthe
):
    data = answers(neighbourhoods=[petite_synthe.pk], start="")
    page = officer_client.post(here(clean_up), data, follow=True)
    assert "La campagne est lancée" in page.text
    wave = Wave.objects.get()
    assert (wave.kind, wave.by, wave.wanted) == (Wave.Kind.CAMPAIGN, officer, 10)
    assert wave.audience["neighbourhoods"] == [petite_synthe.pk]


def test_a_second_one_waits_for_the_first(officer_client, clean_up, neighbours):
    for _ in range(2):
        page = officer_client.post(here(clean_up), answers(start=""), follow=True)
    assert "déjà en cours" in page.text
    assert Wave.objects.count() == 1


def test_not_for_a_need_that_nobody_sees(officer_client, clean_up):
    Need.objects.update(state=Need.State.PAUSED)
    assert officer_client.get(here(clean_up)).status_code == 302


def test_an_editor_may_not(editor_client, clean_up):
    editor_client.post(here(clean_up), answers(start=""))
    assert not Wave.objects.exists()
