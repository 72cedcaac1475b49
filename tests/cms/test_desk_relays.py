"""The officer lets relays serve people for a time, and sees whom they met."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.desk.models import Decision
from engagement.people.models import RelayRight
from engagement.people.relays import count_contact, go_out
from tests.cms.conftest import admitted_client_of

TOLD = {"email": "relais@centre.example", "place": "Centre social", "purpose": "Permanence"}


@pytest.fixture
def page(db):
    return reverse("relays:index")


def until(days):
    return {"until": (timezone.localdate() + timedelta(days=days)).isoformat()}


def test_a_right_is_given_listed_taken_back_and_logged(officer_client, officer, page):
    officer_client.post(page, TOLD | until(10))
    right = RelayRight.objects.valid().get()
    assert timezone.localdate(right.expires_at) == timezone.localdate() + timedelta(days=10)
    assert "Centre social" in officer_client.get(page).content.decode()
    officer_client.post(page, {"revoke": str(right.pk)})
    assert not RelayRight.objects.valid()
    told = Decision.objects.filter(kind="relayright", key=right.pk, by=officer)
    assert sorted(told.values_list("act", flat=True)) == ["grant", "revoke"]
    log = officer_client.get(reverse("log:index")).content.decode()
    assert "Retirer un droit de relais" in log


@pytest.mark.parametrize("days", [-1, 400])
def test_a_right_ends_within_a_year(officer_client, page, days):
    assert officer_client.post(page, TOLD | until(days)).status_code == 200
    assert not RelayRight.objects.exists()


def test_an_editor_gives_none(editor_client, page):
    editor_client.post(page, TOLD | until(10))
    assert not RelayRight.objects.exists()


def test_outings_stand_in_the_figures(officer):
    outing = go_out(place="Le marché du dimanche", neighbourhood=None, by=officer)
    for newcomer in (True, False):
        count_contact(outing=outing, newcomer=newcomer)
    page = admitted_client_of(officer).get(reverse("insight:index")).content.decode()
    assert "Le marché du dimanche" in page
    assert "2 personnes rencontrées, dont 1 nouvelles" in page.replace("\xa0", " ")
