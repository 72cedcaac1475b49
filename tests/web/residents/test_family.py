"""Those an account looks after: added, signed up with her or alone, let go."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from engagement.needs.actions import sign_up
from engagement.needs.models import Need, SignUp
from engagement.outbox.models import Message
from engagement.people.family import MOST, add_to_family, family_of
from engagement.people.models import Resident
from tests import factories
from tests.conftest import client_of
from tests.web.residents.conftest import form_of

pytestmark = pytest.mark.django_db
HERS = "residents:family"


@pytest.fixture
def client_ines(ines):
    return client_of(ines.account)


@pytest.fixture
def lina(ines):
    return add_to_family(account=ines.account, name="Lina", is_child=True, by=None)


def born(years: int) -> str:
    """Return the birth date of somebody who is so old on every day of the coming week."""
    day = timezone.localdate() - dt.timedelta(days=30)
    return day.replace(year=day.year - years, day=min(day.day, 28)).isoformat()


def come(client, shift, **told):
    return client.post(form_of(shift), told)


def test_somebody_is_added_by_her_first_name_alone(client_ines, ines, petite_synthe):
    client_ines.post(reverse(HERS), {"name": "Mamie Rose"})
    rose = Resident.objects.get(name="Mamie Rose")
    assert (rose.account, rose.is_self, rose.is_child) == (ines.account, False, False)
    assert (rose.email, rose.neighbourhood) == (ines.email, petite_synthe)


def test_the_same_name_again_is_the_same_person(client_ines, ines, lina):
    client_ines.post(reverse(HERS), {"name": " LINA "})
    assert family_of(ines.account) == [lina]


def test_a_name_is_needed_and_a_family_has_an_end(client_ines, ines):
    assert client_ines.post(reverse(HERS), {"name": ""}).context["form"].errors["name"]
    for number in range(MOST):
        add_to_family(account=ines.account, name=f"N{number}", is_child=False, by=None)
    page = client_ines.post(reverse(HERS), {"name": "Une de plus"})
    assert page.context["form"].non_field_errors()


def test_a_parent_is_signed_up_alone_and_her_messages_come_to_the_account(client_ines, shift, ines):
    rose = add_to_family(account=ines.account, name="Rose", is_child=False, by=None)
    come(client_ines, shift, companions=[rose.pk], without_me="on")
    signup = SignUp.objects.get()
    assert (signup.resident, signup.seats, signup.by) == (rose, 1, ines.account)
    assert Message.objects.get(template="sign_up_confirmed").to == ines.email


def test_nobody_comes_where_nobody_is_ticked(client_ines, shift, lina):
    page = come(client_ines, shift, without_me="on")
    assert set(page.context["form"].errors) == {"companions"}


def test_a_child_s_birth_date_is_asked_checked_and_not_kept(client_ines, shift, ines, lina):
    page = come(client_ines, shift, companions=[lina.pk])
    assert set(page.context["form"].errors) == {f"birth_{lina.pk}"}
    page = come(client_ines, shift, companions=[lina.pk], **{f"birth_{lina.pk}": born(12)})
    assert "il faut avoir 16 ans" in page.content.decode()
    assert not SignUp.objects.exists()
    come(client_ines, shift, companions=[lina.pk], **{f"birth_{lina.pk}": born(16)})
    hers, mine = (SignUp.objects.get(resident=one) for one in (lina, ines))
    assert (hers.guardian, mine.guardian) == ("Inès", "")


def test_a_child_of_twelve_comes_where_the_need_says_so(client_ines, shift, lina):
    Need.objects.update(minimum_age=10)
    told = {f"birth_{lina.pk}": born(12), "without_me": "on"}
    come(client_ines, shift, companions=[lina.pk], **told)
    assert SignUp.objects.get().resident == lina


@pytest.mark.parametrize(("years", "comes"), [(14, False), (15, True)])
def test_before_fifteen_nobody_signs_up_with_an_account_of_her_own(
    client_ines, shift, years, comes
):
    Need.objects.update(minimum_age=10)
    page = come(client_ines, shift, birth=born(years), guardian="Ana")
    assert SignUp.objects.exists() is comes
    if not comes:
        assert "c’est un parent" in page.content.decode()


def test_she_is_let_go_once_she_is_expected_nowhere_and_her_past_stays(client_ines, shift, lina):
    page = reverse("residents:family_member", args=[lina.pk])
    signup = sign_up(shift=shift, resident=lina, by=None)
    assert client_ines.post(page, {"leave": "1"}).url == reverse("residents:sign_ups")
    assert Resident.objects.get(pk=lina.pk).name == "Lina"
    SignUp.objects.update(state="refused")
    client_ines.post(page, {"leave": "1"})
    gone = Resident.objects.get(pk=lina.pk)
    assert (gone.name, gone.email, gone.account) == ("", "", None)
    assert signup.resident_id == gone.pk


def test_who_never_signed_up_leaves_no_row(client_ines, lina):
    client_ines.post(reverse("residents:family_member", args=[lina.pk]), {"leave": "1"})
    assert not Resident.objects.filter(pk=lina.pk).exists()


def test_her_name_is_changed_and_nobody_else_s_family_is_seen(client_ines, ines, lina, omar):
    page = reverse("residents:family_member", args=[lina.pk])
    client_ines.post(page, {"name": "Lina-Rose", "is_child": "on"})
    assert Resident.objects.get(pk=lina.pk).name == "Lina-Rose"
    assert client_of(omar.account).get(page).status_code == 404
    mine = reverse("residents:family_member", args=[ines.pk])
    assert client_ines.post(mine, {"leave": "1"}).status_code == 404


def test_one_of_eighteen_is_no_minor(client_ines, shift, ines):
    adult = factories.ResidentFactory(account=ines.account, is_self=False, name="Ana")
    Need.objects.update(minimum_age=10)
    told = {f"birth_{adult.pk}": born(18), "birth": born(40)}
    come(client_ines, shift, companions=[adult.pk], **told)
    assert {row.guardian for row in SignUp.objects.all()} == {""}
