"""What a resident says about herself: at the first visit and in her account."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from engagement.people.actions import resident_of
from engagement.people.half_days import places_of
from engagement.people.models import Resident
from tests.conftest import client_of

pytestmark = pytest.mark.django_db


def step(name: str) -> str:
    return reverse("residents:welcome_step", args=[name])


def test_the_first_visit_step_by_step(odile, petite_synthe, nature):
    client = client_of(odile)
    answer = client.post(step("vous"), {"name": "Odile", "neighbourhood": petite_synthe.pk})
    assert answer.url == step("gouts")
    answer = client.post(step("gouts"), {"interests": [nature.pk]})
    assert answer.url == step("quand")
    answer = client.post(step("quand"), {"half_days": ["2", "15", "16"]})
    assert answer.url == step("suggestions")
    answer = client.post(step("suggestions"), {"agree": "on", "monthly_cap": "2"})
    assert answer.url == reverse("residents:for_me")
    resident = resident_of(odile)
    assert (resident.name, resident.neighbourhood) == ("Odile", petite_synthe)
    assert list(resident.interests.all()) == [nature]
    assert resident.suggestions_since is not None
    assert (places_of(resident.half_days), resident.monthly_cap) == ([2, 15, 16], 2)
    assert resident.consents.get().given


def test_every_step_can_be_skipped_or_left_empty(odile):
    client = client_of(odile)
    for name, after in [
        ("vous", step("gouts")),
        ("gouts", step("quand")),
        ("quand", step("suggestions")),
        ("suggestions", "/pour-moi/"),
    ]:
        assert f'href="{after}"' in client.get(step(name)).content.decode()
        assert client.post(step(name)).url == after
    assert resident_of(odile).suggestions_since is None
    assert not resident_of(odile).consents.exists()


def test_consent_is_never_ticked_beforehand(ines):
    page = client_of(ines.account).get(step("suggestions")).content.decode()
    box = page[page.index('name="agree"') :]
    assert "checked" not in box[: box.index(">")]


def test_a_touch_on_the_map_chooses_and_saves_nothing_yet(odile, petite_synthe):
    page = client_of(odile).get(step("vous"), {"quartier": "petite-synthe"}).content.decode()
    assert f'<option value="{petite_synthe.pk}" selected>' in page
    assert resident_of(odile).neighbourhood is None


def test_a_shape_that_is_not_there_is_ignored(odile):
    page = client_of(odile).get(step("vous"), {"quartier": "atlantide"})
    assert page.status_code == 200


def test_bad_answers_are_told_beside_their_field(odile):
    client = client_of(odile)
    page = client.post(step("vous"), {"name": "a" * 121, "neighbourhood": 999})
    assert page.status_code == 200
    assert page.context["form"].errors.keys() == {"name", "neighbourhood"}
    page = client.post(step("gouts"), {"interests": ["999"]})
    assert page.context["form"].errors.keys() == {"interests"}


def test_needs_are_shown_from_the_first_answer_on_and_better_with_each(odile, clean_up):
    """Seen on her page, with why; nothing is agreed to or sent by that."""
    client = client_of(odile)
    client.post(step("vous"), {"name": "Odile", "neighbourhood": clean_up.neighbourhood_id})
    page = client.get(step("gouts")).content.decode()
    assert clean_up.title in page
    assert "dans votre quartier" in page.lower()
    assert resident_of(odile).suggestions_since is None
    assert not resident_of(odile).suggestions.exists()


def test_half_days_are_read_back_where_they_were_ticked(ines):
    client = client_of(ines.account)
    client.post(step("quand"), {"half_days": ["0", "20"]})
    for page in (client.get(step("quand")), client.get(reverse("residents:account"))):
        week = page.context["form"].week
        assert [p["value"] for day in week for p in day["parts"] if p["checked"]] == [0, 20]
    assert client.post(step("quand"), {"half_days": ["21"]}).context["form"].errors["half_days"]


def test_there_is_no_other_step(odile):
    assert client_of(odile).get(step("age")).status_code == 404


@pytest.mark.parametrize("name", ["welcome", "account", "consent", "pause"])
def test_a_visitor_signs_in_first(name):
    response = Client().get(reverse(f"residents:{name}"))
    assert response.url.startswith(reverse("account_login"))


def test_everything_is_hers_to_change(ines, malo, nature):
    client = client_of(ines.account)
    page = client.get(reverse("residents:account")).content.decode()
    assert "Inès" in page
    assert ines.account.email in page
    data = {"name": "", "neighbourhood": malo.pk, "language": "en", "monthly_cap": "1"}
    client.post(reverse("residents:account"), data)
    ines.refresh_from_db()
    assert (ines.name, ines.neighbourhood) == ("", malo)
    assert (ines.language, ines.monthly_cap) == ("en", 1)
    assert not ines.interests.exists()


def test_bad_values_change_nothing(ines):
    data = {"name": "Inès", "language": "xx", "monthly_cap": "900"}
    page = client_of(ines.account).post(reverse("residents:account"), data)
    assert page.context["form"].errors.keys() == {"language", "monthly_cap"}
    assert Resident.objects.get(pk=ines.pk).monthly_cap == 4


def test_consent_goes_on_and_off_by_one_button_each(omar):
    client, address = client_of(omar.account), reverse("residents:consent")
    assert client.get(address).status_code == 405
    for answer, given in [({"agree": "1"}, True), ({}, False)]:
        client.post(address, answer)
        omar.refresh_from_db()
        assert (omar.suggestions_since is not None) is given
    assert [row.given for row in omar.consents.all()] == [True, False]
    assert {row.by for row in omar.consents.all()} == {omar.account}


def test_a_pause_lasts_as_long_as_chosen_and_ends_by_a_button(ines):
    client, address = client_of(ines.account), reverse("residents:pause")
    client.post(address, {"days": "14"})
    ines.refresh_from_db()
    assert (ines.paused_until - timezone.localdate()).days == 14
    assert "Reprendre maintenant" in client.get(reverse("residents:account")).content.decode()
    client.post(address)
    ines.refresh_from_db()
    assert ines.paused_until is None


def test_what_one_account_writes_stays_its_own(ines, omar):
    client_of(omar.account).post(
        reverse("residents:account"), {"name": "Autre", "language": "fr", "monthly_cap": "4"}
    )
    ines.refresh_from_db()
    assert ines.name == "Inès"
