"""/association/inscrire/: an association and its first need, in one form, for one answer."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from engagement.associations.models import AnswerPromise, Association
from engagement.needs.models import Need
from tests import factories
from tests.conftest import client_of

ADDRESS = "/association/inscrire/"
SIREN, SIRET = "732829320", "73282932000074"


def facts(**changes):
    return {
        "name": "Les Amis du phare",
        "description": "Nous ouvrons le phare aux visiteurs.",
        "email": "phare@exemple.example",
        **changes,
    }


def with_need(**changes):
    day = timezone.localtime() + timedelta(days=5)
    return facts(
        **{
            "need-title": "Guider les visites",
            "need-description": "Monter, montrer, raconter.",
            "need-place": "Au pied du phare",
            "shift-starts_at": day.strftime("%Y-%m-%dT10:00"),
            "shift-ends_at": day.strftime("%Y-%m-%dT12:00"),
            "shift-capacity": "8",
        }
        | changes
    )


def test_it_waits_for_the_city_and_is_hers(odile, malo, nature):
    response = client_of(odile).post(
        ADDRESS, facts(neighbourhood=malo.pk, domains=[nature.pk], rna=" w123 456 789 ")
    )
    association = Association.objects.get()
    assert response["Location"] == reverse("associations:home", args=[association.slug])
    assert association.state == Association.State.PENDING
    assert association.rna == "W123456789"
    assert list(association.interests.all()) == [nature]
    assert association.memberships.get().account == odile
    assert not Need.objects.exists()


def test_its_first_need_is_handed_in_with_it(odile, malo, nature):
    client_of(odile).post(ADDRESS, with_need(neighbourhood=malo.pk, domains=[nature.pk]))
    need = Need.objects.get()
    assert need.state == Need.State.SUBMITTED
    assert (need.association.name, need.neighbourhood) == ("Les Amis du phare", malo)
    assert list(need.interests.all()) == [nature]
    assert need.shifts.get().capacity == 8


def test_a_wrong_need_keeps_the_association_out_too(odile):
    page = client_of(odile).post(ADDRESS, with_need(**{"need-description": ""})).text
    assert "Dites en une phrase ce que l’on fera." in page
    assert 'href="#id_need-description"' in page
    assert not Association.objects.exists()


@time_machine.travel("2026-06-05 10:00 +0200")
def test_the_page_and_the_answer_say_until_when_and_who(odile):
    AnswerPromise.objects.create(officer="Claire Martin")
    client = client_of(odile)
    words = "Claire Martin vous répond d’ici mardi 9 juin à 18 h"
    assert words in client.get(ADDRESS).text
    home = client.post(ADDRESS, facts(), follow=True).text
    assert home.count(words) == 2


def test_without_a_name_the_city_answers(odile):
    assert "La ville vous répond d’ici" in client_of(odile).get(ADDRESS).text


def test_the_address_is_proposed(odile):
    assert odile.email in client_of(odile).get(ADDRESS).text


@pytest.mark.parametrize(
    ("changes", "words", "field"),
    [
        ({"name": ""}, "Donnez le nom", "name"),
        ({"email": "phare"}, "adresse", "email"),
        ({"rna": "123"}, "neuf chiffres", "rna"),
        ({"siret": "732 829 320 00075"}, "n’est pas un SIRET", "siret"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(odile, changes, words, field):
    response = client_of(odile).post(ADDRESS, facts(**changes))
    page = response.text
    assert response.status_code == 200
    assert words in page
    assert f'href="#id_{field}"' in page
    assert not Association.objects.exists()


@pytest.mark.parametrize("written", ["732 829 320 00074", "732.829.320", SIREN])
def test_numbers_are_taken_as_people_write_them(odile, written):
    client_of(odile).post(ADDRESS, facts(siret=written))
    assert Association.objects.get().siret in (SIREN, SIRET)


def test_one_that_is_there_is_joined_instead(odile):
    known = factories.AssociationFactory(name="Le Phare", siret=SIRET)
    page = client_of(odile).post(ADDRESS, facts(siret=SIREN, is_another="on")).text
    assert reverse("associations:ask", args=[known.slug]) in page
    assert "demander à la rejoindre" in page
    assert Association.objects.count() == 1


def test_one_that_a_feed_knows_is_taken_over_instead(odile):
    factories.AssociationFactory(name="Le Phare", rna="W123456789", state="listed")
    page = client_of(odile).post(ADDRESS, facts(rna="W123456789")).text
    assert "la reprendre" in page


def test_the_same_name_is_asked_about_and_may_be_another(odile):
    factories.AssociationFactory(name="Les amis du Phare", slug="les-amis-du-phare")
    client = client_of(odile)
    assert "C’est une autre association" in client.post(ADDRESS, facts()).text
    assert Association.objects.count() == 1
    client.post(ADDRESS, facts(is_another="on"))
    assert Association.objects.count() == 2


def test_sending_twice_leads_to_the_one_that_waits(odile):
    client = client_of(odile)
    client.post(ADDRESS, facts())
    page = client.post(ADDRESS, facts()).text
    assert "ouvrir son espace" in page
    assert Association.objects.count() == 1


def test_one_that_waits_for_the_city_cannot_be_asked_for(odile):
    factories.AssociationFactory(name="Les Amis du phare", state="pending")
    page = client_of(odile).post(ADDRESS, facts()).text
    assert "Elle attend déjà la réponse de la ville" in page
    assert "/association/rejoindre/" not in page


def test_one_named_like_a_page_of_the_platform_has_an_address_of_its_own(odile):
    client = client_of(odile)
    response = client.post(ADDRESS, facts(name="Inscrire"))
    assert "<h1>Inscrire</h1>" in client.get(response["Location"]).text
