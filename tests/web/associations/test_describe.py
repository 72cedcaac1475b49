"""/association/<slug>/presentation/: what the association says, and a second try."""

import pytest
from django.urls import reverse

from engagement.associations.actions import refuse_association
from engagement.associations.models import Association
from tests.conftest import client_of


@pytest.fixture
def address(treize):
    return reverse("associations:describe", args=[treize.slug])


FACTS = {"name": "Autre nom", "description": "Un jardin.", "email": "c@j.example"}


def test_what_the_city_verified_stays(treize, odile, address, nature):
    client_of(odile).post(address, FACTS | {"rna": "W591234567", "domains": [nature.pk]})
    treize.refresh_from_db()
    assert (treize.name, treize.rna) == ("Les Treize Jardins", "")
    assert (treize.description, list(treize.interests.all())) == ("Un jardin.", [nature])


@pytest.fixture
def refused(treize, officer):
    Association.objects.filter(pk=treize.pk).update(state="pending")
    treize.refresh_from_db()
    return refuse_association(association=treize, by=officer, reason="Il manque le RNA.")


def test_a_refused_one_reads_why_at_home_and_here(refused, odile, address):
    client = client_of(odile)
    home = client.get(reverse("associations:home", args=[refused.slug])).text
    assert "Il manque le RNA." in home
    assert address in home
    assert "Il manque le RNA." in client.get(address).text


def test_a_refused_one_is_completed_and_sent_again(refused, odile, address):
    page = client_of(odile).post(address, FACTS | {"rna": "w591234567"}, follow=True).text
    refused.refresh_from_db()
    assert (refused.state, refused.rna) == (Association.State.PENDING, "W591234567")
    assert "C’est renvoyé." in page


def test_a_suspended_one_reads_why(treize, odile):
    treize.move(Association.State.SUSPENDED, by=None, reason="Plainte d’un voisin.")
    assert (
        "Plainte d’un voisin."
        in client_of(odile).get(reverse("associations:home", args=[treize.slug])).text
    )


def test_a_helper_does_not_speak_for_it(hugo, address):
    assert client_of(hugo).get(address).status_code == 403
