"""What the list of needs asks about shifts, in the city's time, of one same shift."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from engagement.needs.models import Need
from tests import factories
from tests.conftest import client_of

pytestmark = pytest.mark.django_db

LIST = "/besoins/"


@pytest.fixture(autouse=True)
def a_day_in_summer():
    with time_machine.travel(dt.datetime(2027, 7, 1, 6, tzinfo=dt.UTC), tick=False):
        yield


def at(day: int, hour: int, minute: int = 0, month: int = 7) -> dt.datetime:
    return timezone.make_aware(dt.datetime(2027, month, day, hour, minute))


def offer(title: str, start, end, *, places: int = 1) -> Need:
    need = factories.NeedFactory(title=title)
    factories.ShiftFactory(need=need, starts_at=start, ends_at=end, capacity=places)
    return need


def titles(client, **answers) -> set[str]:
    response = client.get(LIST, answers)
    assert response.context["filter"].form.errors == {}
    return {card["title"] for card in response.context["cards"]}


@pytest.mark.parametrize(
    ("hour", "minute", "month", "moment"),
    [
        (11, 59, 7, "matin"),
        (12, 0, 7, "apres-midi"),
        (17, 59, 7, "apres-midi"),
        (18, 0, 7, "soir"),
        (23, 30, 7, "soir"),  # 21 h 30 in UTC
        (2, 0, 7, "soir"),  # still the day before in UTC
        (5, 0, 12, "matin"),
        (12, 30, 12, "apres-midi"),  # 11 h 30 in UTC
    ],
)
def test_a_half_day_is_the_citys(client, hour, minute, month, moment):
    begin = at(10, hour, minute, month)
    offer("Un créneau", begin, begin + dt.timedelta(hours=1))
    found = {name for name in ("matin", "apres-midi", "soir") if titles(client, moment=name)}
    assert found == {moment}


def test_what_one_joins_when_one_can_fits_every_half_day(client):
    offer("Sans date", None, None)
    offer("Tout l’été", at(2, 9), at(31, 18))
    for moment in ("matin", "apres-midi", "soir"):
        assert titles(client, moment=moment) == {"Sans date", "Tout l’été"}


def test_by_length(client):
    offer("Une heure", at(10, 9), at(10, 10))
    offer("Deux heures", at(10, 9), at(10, 11))
    offer("Une matinée", at(10, 8), at(10, 12))
    offer("Une journée", at(10, 8), at(10, 18))
    offer("Sans date", None, None)
    assert titles(client, duree="1") == {"Une heure"}
    assert titles(client, duree="2") == {"Une heure", "Deux heures"}
    assert titles(client, duree="4") == {"Une heure", "Deux heures", "Une matinée"}
    assert titles(client, duree="plus") == {"Une journée", "Sans date"}


def test_by_places_left_together(client):
    offer("Seule", at(10, 9), at(10, 10))
    offer("À deux", at(10, 9), at(10, 10), places=3)
    crowd = offer("En famille", at(10, 9), at(10, 10), places=6)
    crowd.shifts.update(taken=2)
    assert titles(client) == {"Seule", "À deux", "En famille"}
    assert titles(client, places="2") == {"À deux", "En famille"}
    assert titles(client, places="4") == {"En famille"}
    crowd.shifts.update(taken=3)
    assert titles(client, places="4") == set()


def test_two_shifts_of_one_place_are_not_two_places_together(client):
    need = offer("Deux fois un", at(10, 9), at(10, 10))
    factories.ShiftFactory(need=need, starts_at=at(11, 9))
    assert titles(client, places="2") == set()


def test_by_a_day_of_the_city(client):
    offer("Tard le 10", at(10, 23), at(10, 23, 59))
    offer("Tôt le 11", at(11, 0, 30), at(11, 2))
    offer("Tout l’été", at(2, 9), at(31, 18))
    assert titles(client, jour="2027-07-10") == {"Tard le 10", "Tout l’été"}
    assert titles(client, jour="2027-07-11") == {"Tôt le 11", "Tout l’été"}


def test_all_answers_are_asked_of_one_same_shift(client):
    need = offer("Samedi matin, dimanche soir", at(10, 9), at(10, 10))
    factories.ShiftFactory(need=need, starts_at=at(11, 19), capacity=4)
    assert titles(client, jour="2027-07-10", moment="matin") == {need.title}
    assert titles(client, jour="2027-07-10", moment="soir") == set()
    assert titles(client, moment="matin", places="4") == set()


def test_the_card_tells_of_the_shifts_that_were_asked_for(client):
    need = offer("Deux moments", at(10, 9), at(10, 10))
    factories.ShiftFactory(need=need, starts_at=at(11, 19), capacity=4)
    card = client.get(LIST, {"moment": "soir"}).context["cards"][0]
    assert card["when"].replace("\xa0", " ") == "dimanche 11 juillet, de 19 h à 21 h"
    assert card["places_left"] == 4


def test_every_answer_at_once_costs_as_many_queries_for_thirty_needs(ines, clean_up):
    client = client_of(ines.account)
    answers = {
        "quartier": "petite-synthe",
        "rayon": "voisins",
        "quand": "30",
        "moment": "matin",
        "duree": "4",
        "places": "2",
        "domaine": "environnement",
    }
    counts = []
    for wanted in (1, 3, 30):
        while Need.objects.count() <= wanted:
            need = offer(f"Besoin {Need.objects.count()}", at(10, 9), at(10, 10), places=2)
            need.interests.set(clean_up.interests.all())
            Need.objects.filter(pk=need.pk).update(neighbourhood=ines.neighbourhood)
        with CaptureQueriesContext(connection) as queries:
            assert titles(client, **answers)
        counts.append(len(queries))
    assert len(set(counts)) == 1, counts


def test_the_form_shows_the_answers_of_the_address(client):
    page = client.get(LIST, {"jour": "2027-07-10", "moment": "soir"}).content.decode()
    assert 'value="2027-07-10"' in page
    assert '<option value="soir" selected>' in page
    assert "<details open>" in page


def test_cards_say_how_far_it_is_from_her_home(client, ines, clean_up, malo):
    factories.NeedFactory(title="À Malo", neighbourhood=malo, shifts=[1])
    factories.NeedFactory(title="De partout", remote=Need.Remote.FULL, shifts=[1])
    cards = client_of(ines.account).get(LIST).context["cards"]
    assert {card["title"]: card["distance"] for card in cards} == {
        clean_up.title: "dans votre quartier",
        "À Malo": "quartier voisin",
        "De partout": "",
    }
    assert "À Malo" in titles(client)
    assert {card["distance"] for card in client.get(LIST).context["cards"]} == {""}


def test_the_page_of_a_need_says_it_too(ines, clean_up):
    page = client_of(ines.account).get(reverse("residents:need", args=[clean_up.slug]))
    assert "Petite-Synthe · dans votre quartier" in page.content.decode()
