"""« Mes inscriptions »: to come, waiting, over, each with its state."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from engagement.needs.actions import cancel_sign_up, sign_up
from engagement.needs.models import Need, Shift, SignUp
from tests import factories
from tests.conftest import client_of

pytestmark = pytest.mark.django_db
HERE = "/inscriptions/"


def text_of(account) -> str:
    response = client_of(account).get(HERE)
    assert response.status_code == 200
    return response.content.decode()


def a_shift(treize, title: str, **more) -> Shift:
    return factories.ShiftFactory(
        need=factories.NeedFactory(title=title, association=treize), **{"capacity": 3, **more}
    )


def test_it_takes_an_account_and_shows_nobody_else_s(place, omar):
    assert Client().get(HERE).status_code == 302
    assert place.shift.need.title not in text_of(omar.account)


def test_nothing_yet_says_what_to_do(omar):
    text = text_of(omar.account)
    assert "Aucune inscription pour l’instant" in text
    assert 'href="/besoins/"' in text


def test_each_stands_under_what_is_to_be_done_about_it(place, ines, omar, treize):
    full = a_shift(treize, "Tenir la buvette", capacity=1)
    sign_up(shift=full, resident=omar, by=None)
    sign_up(shift=full, resident=ines, by=None, wait=True)
    offered = a_shift(treize, "Planter une haie", capacity=1)
    other = sign_up(shift=offered, resident=omar, by=None)
    sign_up(shift=offered, resident=ines, by=None, wait=True)
    cancel_sign_up(signup=other, by=None)
    given_back = a_shift(treize, "Lire une histoire")
    cancel_sign_up(signup=sign_up(shift=given_back, resident=ines, by=None), by=None)

    text = text_of(ines.account)
    in_order = [
        "Une place vous est proposée",
        "Planter une haie",
        "On vous attend",
        "Ramasser les déchets du lac",
        "Pas encore sûres",
        "Tenir la buvette",
        "Passées ou annulées",
        "Lire une histoire",
        "Annulée",
    ]
    places = [text.index(words) for words in in_order]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("attendance", "words"),
    [("", "Passée"), ("came", "Vous êtes venu·e, merci"), ("excused", "Excusé·e")],
)
def test_once_over_it_says_how_it_went(place, ines, attendance, words):
    long_ago = timezone.now() - dt.timedelta(days=3)
    Shift.objects.update(starts_at=long_ago, ends_at=long_ago + dt.timedelta(hours=1))
    SignUp.objects.update(attendance=attendance)
    text = text_of(ines.account)
    assert words in text
    assert "On vous attend" not in text


def test_a_long_past_has_pages(ines, treize):
    for number in range(21):
        gone = a_shift(treize, f"Besoin passé {number}")
        cancel_sign_up(signup=sign_up(shift=gone, resident=ines, by=None), by=None)
    assert "?page=2" in text_of(ines.account)
    assert client_of(ines.account).get(f"{HERE}?page=2").content.decode().count("Besoin passé") == 1


def test_the_number_of_queries_does_not_grow(ines, treize):
    counts, client = [], client_of(ines.account)
    client.get(reverse("residents:for_me"))  # what is kept in memory is read once
    for wanted in (1, 3, 15):
        while SignUp.objects.count() < wanted:
            title = f"Aider {SignUp.objects.count()}"
            sign_up(shift=a_shift(treize, title), resident=ines, by=None)
        for address in (HERE, reverse("residents:for_me")):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            counts.append((address, len(queries)))
    assert len(set(counts)) == 2, counts


def test_the_page_of_a_need_asks_as_much_for_one_shift_as_for_thirty(clean_up, ines, omar):
    counts, client = [], client_of(ines.account)
    for wanted in (1, 3, 30):
        while clean_up.shifts.count() < wanted:
            shift = factories.ShiftFactory(need=clean_up, capacity=1)
            sign_up(shift=shift, resident=omar, by=None)
            sign_up(shift=shift, resident=ines, by=None, wait=True)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("residents:need", args=[clean_up.slug]))
        counts.append(len(queries))
    assert counts[1] == counts[2], counts
    assert Need.objects.count() == 1


def test_a_family_that_comes_together_is_one_row(shift, ines):
    lina = factories.ResidentFactory(account=ines.account, is_self=False, name="Lina", email="")
    first = sign_up(shift=shift, resident=lina, by=ines.account, companions=[ines], seats=2)
    mine = SignUp.objects.get(resident=ines)
    text = text_of(ines.account)
    assert text.count(shift.need.title) == 1
    assert "3 places, avec Lina" in text
    assert reverse("residents:signed_up", args=[mine.pk]) in text
    cancel_sign_up(signup=first, by=None)
    assert text_of(ines.account).count(shift.need.title) == 2
