"""The officer reads whom suggestions reach, and what the weekly letter did or would do."""

import pytest

from engagement.matching.actions import send_digest, suggest_need
from engagement.matching.fairness import fairness, gini
from engagement.matching.models import DigestRun, Suggestion
from engagement.needs.models import SignUp
from tests import factories

HERE = "/admin/equite/"


@pytest.fixture
def people(petite_synthe, nature):
    return factories.ResidentFactory.create_batch(
        4, consenting=True, neighbourhood=petite_synthe, interests=[nature]
    )


@pytest.mark.parametrize(
    ("values", "expected"),
    [([], 0), ([0, 0], 0), ([3, 3, 3], 0), ([0, 0, 0, 4], 0.75), ([1, 3], 0.25)],
)
def test_gini_is_0_where_all_have_the_same(values, expected):
    assert gini(values) == pytest.approx(expected)


def test_the_report_compares_neighbourhoods_with_their_people(
    clean_up, people, petite_synthe, malo, treize
):
    petite_synthe.population, malo.population = 30_000, 10_000
    petite_synthe.save()
    malo.save()
    factories.NeedFactory(association=treize, shifts=[2])
    suggest_need(need=clean_up, by=None)
    first = Suggestion.objects.first()
    SignUp.objects.create(shift=clean_up.shifts.get(), resident=first.resident, attendance="came")
    report = fairness()
    assert (report.suggestions, report.people, report.newcomers) == (4, 4, 0.75)
    assert (report.needs, report.needs_shown, report.gini) == (2, 1, 0.5)
    shares = {place.neighbourhood: place for place in report.places}
    assert (shares[petite_synthe].of_people, shares[petite_synthe].of_suggestions) == (0.75, 1)
    assert (shares[malo].of_people, shares[malo].of_suggestions) == (0.25, 0)


def test_on_the_first_day_it_says_when_the_letter_leaves(officer_client):
    assert "mardi" in officer_client.get(HERE).text


def test_progress_and_what_it_changed_are_shown(officer_client, clean_up, people):
    send_digest()
    page = officer_client.get(HERE).text
    assert "terminé" in page
    assert "4 / 4" in page


def test_the_button_tells_and_writes_nothing(officer_client, clean_up, people):
    page = officer_client.post(HERE)
    assert page.context["plan"]["people"] == 4
    assert not Suggestion.objects.exists()
    assert not DigestRun.objects.exists()


def test_an_editor_may_not_read_it(editor_client):
    assert editor_client.get(HERE).status_code == 302
    assert HERE not in editor_client.get("/admin/").text
