"""/association/<slug>/: today first, what is short, who comes by first name, nobody's address."""

from datetime import datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from engagement.associations.models import Association
from engagement.needs.actions import sign_up
from tests import factories
from tests.conftest import client_of


@pytest.fixture
def home(treize, odile):
    client = client_of(odile)

    def fetch():
        response = client.get(reverse("associations:home", args=[treize.slug]))
        return response.content.decode()

    return fetch


def test_who_comes_is_told_by_first_name_alone(home, clean_up, ines):
    ines.name = "Inès Delattre"
    ines.save()
    sign_up(shift=clean_up.shifts.get(), resident=ines, by=ines.account)
    page = home()
    assert "Inès" in page
    assert "Delattre" not in page
    assert ines.email not in page


def test_who_gave_no_name_is_not_told_by_her_address(home, clean_up, ines):
    ines.name = ""
    ines.save()
    sign_up(shift=clean_up.shifts.get(), resident=ines, by=None)
    assert "Quelqu’un" in home()
    assert ines.email not in home()


def test_what_is_short_is_said_per_shift(home, clean_up, ines):
    sign_up(shift=clean_up.shifts.get(), resident=ines, by=None)
    assert "il manque 9 personnes sur 10" in home()


def test_today_comes_first(home, clean_up):
    noon = timezone.make_aware(datetime.combine(timezone.localdate(), time(23, 58)))
    today = factories.NeedFactory(title="Servir la soupe", association=clean_up.association)
    factories.ShiftFactory(need=today, starts_at=noon, ends_at=noon + timedelta(minutes=90))
    page = home()
    assert page.index("Servir la soupe") < page.index("À venir") < page.index(clean_up.title)


def test_the_states_are_said_in_words(home, treize):
    for state in ("draft", "submitted", "refused", "over"):
        factories.NeedFactory(association=treize, state=state)
    page = home()
    for words in ("brouillon", "en relecture", "à corriger", "terminé"):
        assert words in page


def test_who_could_come_is_a_number_and_reasons_never_a_name(home, clean_up, petite_synthe, nature):
    for _ in range(4):
        factories.ResidentFactory(
            name="Zénobie", consenting=True, neighbourhood=petite_synthe, interests=[nature]
        )
    page = home()
    assert "4 habitant·es, surtout de Petite-Synthe, pourraient venir" in page
    assert "4 habitent le quartier" in page
    assert "Zénobie" not in page


def test_a_number_that_points_to_somebody_is_not_told(home, clean_up, ines):
    page = home()
    assert "Quelques habitant·es pourraient venir" in page
    assert "habite le quartier" not in page
    assert "habitent le quartier" not in page


def test_who_could_come_is_asked_for_what_misses_most_people_this_week(home, treize, ines):
    for title, days, places in (("Demain", 1, 2), ("La collecte", 5, 8), ("Dans un mois", 30, 50)):
        need = factories.NeedFactory(title=title, association=treize)
        start = timezone.now() + timedelta(days=days)
        factories.ShiftFactory(need=need, starts_at=start, capacity=places)
    page = home()
    asked = page[page.index("Qui pourrait venir") : page.index("À venir")]
    assert "La collecte" in asked


def test_past_needs_are_folded_with_their_day(home, treize):
    over = factories.NeedFactory(title="La soupe", association=treize, state="over")
    start = timezone.make_aware(datetime(2025, 12, 1, 10))
    factories.ShiftFactory(need=over, starts_at=start)
    page = home()
    folded = page[page.index("1 besoin terminé") :]
    assert "La soupe" in folded
    assert "lundi 1er décembre 2025" in folded


def test_an_association_that_waits_is_told_so(home, treize):
    Association.objects.update(state=Association.State.PENDING)
    assert "La ville vérifie votre association" in home()


def test_without_needs_one_is_invited_to_post(home, treize):
    assert reverse("associations:post_need", args=[treize.slug]) in home()


def test_the_number_of_queries_does_not_depend_on_the_rows(home, clean_up, petite_synthe):
    counts = []
    for more in (0, 2, 27):
        for _ in range(more):
            need = factories.NeedFactory(association=clean_up.association, shifts=[2, 3])
            resident = factories.ResidentFactory(consenting=True, neighbourhood=petite_synthe)
            need.shifts.first().signups.create(resident=resident)
        with CaptureQueriesContext(connection) as queries:
            home()
        counts.append(len(queries))
    assert counts[1] == counts[2], counts
