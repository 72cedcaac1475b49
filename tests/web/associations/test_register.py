"""/association/inscrire/"""

import pytest
from django.urls import reverse

from engagement.associations.models import Association
from tests.conftest import client_of

ADDRESS = "/association/inscrire/"


def facts(**changes):
    return {
        "name": "Les Amis du phare",
        "description": "Nous ouvrons le phare aux visiteurs.",
        "email": "phare@exemple.example",
        **changes,
    }


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


def test_the_address_is_proposed(odile):
    assert odile.email in client_of(odile).get(ADDRESS).content.decode()


@pytest.mark.parametrize(
    ("changes", "words", "field"),
    [
        ({"name": ""}, "Donnez le nom", "name"),
        ({"email": "phare"}, "adresse", "email"),
        ({"rna": "123"}, "neuf chiffres", "rna"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(odile, changes, words, field):
    response = client_of(odile).post(ADDRESS, facts(**changes))
    page = response.content.decode()
    assert response.status_code == 200
    assert words in page
    assert f'href="#id_{field}"' in page
    assert not Association.objects.exists()


def test_one_named_like_a_page_of_the_platform_has_an_address_of_its_own(odile):
    client = client_of(odile)
    response = client.post(ADDRESS, facts(name="Inscrire"))
    assert "<h1>Inscrire</h1>" in client.get(response["Location"]).content.decode()
