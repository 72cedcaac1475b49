"""« Pour moi »: suggestions with their reasons, coming sign-ups, the first visit."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from engagement.needs.actions import sign_up
from engagement.needs.models import Need
from engagement.people.actions import pause_suggestions
from engagement.people.models import Resident
from tests import factories
from tests.conftest import client_of

pytestmark = pytest.mark.django_db
HERE = "/pour-moi/"


def text_of(client) -> str:
    response = client.get(HERE)
    assert response.status_code == 200
    return response.content.decode()


def test_a_visitor_is_invited(client, db):
    assert "/compte/connexion/?next=/pour-moi/" in text_of(client)


def test_the_first_time_leads_to_the_welcome(odile):
    client = client_of(odile)
    assert client.get(HERE).url == reverse("residents:welcome")


def test_who_skips_everything_is_not_sent_round_in_circles(odile):
    client = client_of(odile)
    client.get(client.get(HERE).url)
    assert "Les suggestions sont éteintes" in text_of(client)


def test_suggestions_come_with_their_reasons(clean_up, ines):
    text = text_of(client_of(ines.account))
    assert clean_up.title in text
    assert "Vous aimez la nature" in text
    assert "dans votre quartier" in text


def test_not_for_me_takes_it_away(clean_up, ines):
    client = client_of(ines.account)
    decline = reverse("residents:decline", args=[clean_up.pk])
    assert client.get(decline).status_code == 405
    for _ in range(2):
        assert client.post(decline).url == HERE
    assert "Rien qui vous ressemble" in text_of(client)


def test_she_may_say_why_in_one_more_touch(clean_up, ines):
    client = client_of(ines.account)
    assert 'name="why" value="far"' in " ".join(text_of(client).split())
    client.post(reverse("residents:decline", args=[clean_up.pk]), {"why": "far"})
    assert ines.suggestions.get().why_not == "far"


def test_a_reason_that_nobody_offered_is_no_reason(clean_up, ines):
    client_of(ines.account).post(reverse("residents:decline", args=[clean_up.pk]), {"why": "x"})
    suggestion = ines.suggestions.get()
    assert (suggestion.state, suggestion.why_not) == ("declined", "")


def test_declining_takes_an_account_and_a_published_need(client, clean_up, ines):
    decline = reverse("residents:decline", args=[clean_up.pk])
    assert client.post(decline).url.startswith("/compte/connexion/")
    Need.objects.update(state=Need.State.DRAFT)
    assert client_of(ines.account).post(decline).status_code == 404


def test_without_consent_nothing_is_suggested(clean_up, omar):
    text = text_of(client_of(omar.account))
    assert clean_up.title not in text
    assert "Les suggestions sont éteintes" in text


def test_a_pause_says_until_when(clean_up, ines):
    pause_suggestions(resident=ines, until=dt.date(2999, 1, 5), by=None)
    text = text_of(client_of(ines.account))
    assert "En pause jusqu’au 5 janvier" in text
    assert clean_up.title not in text


def test_my_coming_sign_ups_and_nobody_elses(clean_up, ines, omar):
    sign_up(shift=clean_up.shifts.get(), resident=ines, by=ines.account)
    assert "Vos inscriptions" in text_of(client_of(ines.account))
    assert "Vos inscriptions" not in text_of(client_of(omar.account))


def test_the_number_of_queries_does_not_grow(ines, nature, petite_synthe):
    counts, client = [], client_of(ines.account)
    text_of(client)  # what is kept in memory from then on is read once
    for wanted in (1, 3, 30):
        while Need.objects.count() < wanted:
            factories.NeedFactory(neighbourhood=petite_synthe, interests=[nature], shifts=[2])
        with CaptureQueriesContext(connection) as queries:
            text_of(client)
        counts.append(len(queries))
    assert len(set(counts)) == 1, counts


def test_it_is_the_holder_who_is_spoken_to(ines):
    factories.ResidentFactory(account=ines.account, is_self=False, name="Lina")
    assert "Bonjour Inès" in text_of(client_of(ines.account))
    assert Resident.objects.count() == 2
