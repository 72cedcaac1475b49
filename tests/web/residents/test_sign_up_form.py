"""The form of a shift: family, companions without a name, questions, the telephone."""

import pytest
from django.urls import reverse

from engagement.needs.actions import sign_up
from engagement.needs.models import Answer, Question, SignUp
from tests import factories
from tests.conftest import client_of
from tests.web.residents.conftest import form_of, last_code, type_code

pytestmark = pytest.mark.django_db


@pytest.fixture
def lina(ines):
    return factories.ResidentFactory(account=ines.account, is_self=False, name="Lina", email="")


@pytest.fixture
def gloves(shift):
    return Question.objects.create(
        need=shift.need, text="Votre taille de gants ?", purpose="Les commander.", required=True
    )


@pytest.fixture
def client_ines(ines):
    return client_of(ines.account)


def page_of(client, shift) -> str:
    return client.get(form_of(shift)).content.decode()


def need_page(client, shift) -> str:
    return client.get(reverse("residents:need", args=[shift.need.slug])).content.decode()


def test_nothing_is_asked_of_who_comes_alone_to_a_need_that_asks_nothing(client_ines, shift, ines):
    assert "Je viens" in need_page(client_ines, shift)
    assert client_ines.post(form_of(shift), {}).status_code == 302
    assert ines.signups.get().seats == 1


def test_a_family_comes_together_all_or_nothing(client_ines, shift, ines, lina):
    assert "Lina" in page_of(client_ines, shift)
    page = client_ines.post(form_of(shift), {"companions": [lina.pk], "others": "2"}, follow=True)
    mine, hers = SignUp.objects.order_by("pk")
    assert (mine.resident, mine.seats) == (ines, 3)
    assert (hers.resident, hers.seats, hers.party) == (lina, 1, mine.party)
    assert "4 places, avec Lina" in page.content.decode()


def test_somebody_else_s_family_is_not_brought_along(client_ines, shift, omar, lina):
    page = client_ines.post(form_of(shift), {"companions": [omar.pk]})
    assert page.status_code == 200
    assert not SignUp.objects.exists()


def test_more_people_than_places_left_are_told_how_many_there_are(client_ines, shift):
    shift.need.shifts.update(taken=8)
    page = client_ines.post(form_of(shift), {"others": "2"})
    text = page.content.decode()
    assert "Il reste 2 places libres" in text
    assert 'value="2"' in text
    assert not SignUp.objects.exists()


def test_more_people_than_the_shift_ever_takes_cannot_even_wait(client_ines, shift):
    page = client_ines.post(form_of(shift), {"others": "10", "wait": "on"})
    assert set(page.context["form"].errors) == {"others"}


@pytest.mark.parametrize("others", ["-1", "deux", "1.5", "9" * 30])
def test_a_number_that_is_none_is_refused(client_ines, shift, others):
    assert client_ines.post(form_of(shift), {"others": others}).context["form"].errors["others"]


def test_a_companion_who_holds_a_place_already_is_named_as_the_reason(client_ines, shift, lina):
    sign_up(shift=shift, resident=lina, by=None)
    page = client_ines.post(form_of(shift), {"companions": [lina.pk]})
    assert "déjà inscrite" in page.content.decode()
    assert SignUp.objects.count() == 1


def test_a_question_says_why_and_its_answer_is_kept(client_ines, shift, gloves):
    text = page_of(client_ines, shift)
    assert "Votre taille de gants ?" in text
    assert "Pourquoi : Les commander." in text
    client_ines.post(form_of(shift), {f"question_{gloves.pk}": "8"})
    assert Answer.objects.get().text == "8"


def test_a_needed_answer_is_asked_again_and_the_rest_stays_typed(client_ines, shift, gloves):
    page = client_ines.post(form_of(shift), {"others": "3"})
    assert set(page.context["form"].errors) == {f"question_{gloves.pk}"}
    assert 'value="3"' in page.content.decode()


def test_a_need_that_asks_something_is_never_joined_by_one_touch(
    client_ines, client, shift, gloves
):
    address = reverse("residents:sign_up", args=[shift.need.slug, shift.pk])
    assert client_ines.post(address).url == form_of(shift)
    assert form_of(shift) in need_page(client, shift)
    client.post(client.post(address).url, {"email": "nouvelle@exemple.example"})
    assert type_code(client, last_code("nouvelle@exemple.example")).url == form_of(shift)
    assert not SignUp.objects.exists()


def test_the_telephone_is_given_with_consent_and_kept_for_the_next_time(client_ines, shift, ines):
    told = {"shares_phone": "on", "phone": "06 12 34 56 78"}
    assert "de la veille au lendemain" in page_of(client_ines, shift)
    client_ines.post(form_of(shift), told)
    assert ines.signups.get().shares_phone
    ines.refresh_from_db()
    assert ines.phone == "06 12 34 56 78"


def test_consent_without_a_number_asks_for_it_and_a_number_without_consent_is_not_kept(
    client_ines, shift, ines
):
    page = client_ines.post(form_of(shift), {"shares_phone": "on"})
    assert set(page.context["form"].errors) == {"phone"}
    client_ines.post(form_of(shift), {"phone": "06 12 34 56 78"})
    ines.refresh_from_db()
    assert (ines.phone, ines.signups.get().shares_phone) == ("", False)


def test_what_she_has_at_the_same_time_is_shown_and_not_forbidden(
    client_ines, shift, ines, voisine
):
    other = factories.NeedFactory(title="Tenir la buvette", association=voisine)
    overlapping = factories.ShiftFactory(need=other, starts_at=shift.starts_at)
    sign_up(shift=overlapping, resident=ines, by=None)
    assert "Vous avez déjà « Tenir la buvette » à cette heure." in need_page(client_ines, shift)
    assert client_ines.post(form_of(shift), {}).status_code == 302


def test_shifts_one_after_the_other_do_not_clash(client_ines, shift, ines, voisine):
    other = factories.NeedFactory(association=voisine)
    after = factories.ShiftFactory(need=other, starts_at=shift.ends_at)
    undated = factories.ShiftFactory(need=other, starts_at=None)
    for one in (after, undated):
        sign_up(shift=one, resident=ines, by=None)
    assert "Vous avez déjà" not in need_page(client_ines, shift)


def test_a_shift_that_has_begun_leads_back_to_the_need(client_ines, shift):
    shift.need.shifts.update(called_off_at=shift.starts_at)
    assert client_ines.get(form_of(shift)).url == reverse("residents:need", args=[shift.need.slug])
