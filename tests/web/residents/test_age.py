"""Ages: the birth date is asked only where a need has a rule of its own, and never kept."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from engagement.needs.models import Need, Shift, SignUp
from tests.conftest import client_of
from tests.web.residents.conftest import form_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def long_before():
    with time_machine.travel("2026-12-01T12:00:00Z", tick=False):
        yield


@pytest.fixture
def ask(shift, ines):
    """Return what sends the form of a shift on a day, whose need takes people from an age."""

    def send(minimum_age: int = Need.MINIMUM_AGE, day: str = "2027-02-28", **told: str):
        starts_at = dt.datetime.fromisoformat(f"{day}T10:00:00+00:00")
        Shift.objects.update(starts_at=starts_at, ends_at=starts_at + dt.timedelta(hours=2))
        Need.objects.update(minimum_age=minimum_age)
        return client_of(ines.account).post(form_of(shift), told)

    return send


@pytest.mark.parametrize(
    ("minimum_age", "day", "born", "comes"),
    [
        (18, "2027-02-28", "2009-02-27", True),
        (18, "2027-02-28", "2009-02-28", True),
        (18, "2027-02-28", "2009-03-01", False),
        (19, "2027-02-28", "2008-02-29", False),
        (19, "2027-03-01", "2008-02-29", True),
        (20, "2028-02-28", "2008-02-29", False),
        (20, "2028-02-29", "2008-02-29", True),
    ],
)
def test_a_rule_is_exact_to_the_day_of_the_shift(ask, minimum_age, day, born, comes):
    response = ask(minimum_age, day, birth=born)
    assert SignUp.objects.exists() is comes
    if not comes:
        text = response.content.decode()
        assert f"pas encore {minimum_age} ans" in text
        assert f'value="{born}"' in text


@pytest.mark.parametrize(("born", "asked"), [("2009-02-28", False), ("2009-03-01", True)])
def test_before_eighteen_on_that_day_a_guardian_says_yes(ask, born, asked):
    response = ask(14, birth=born)
    assert SignUp.objects.exists() is not asked
    if asked:
        assert set(response.context["form"].errors) == {"guardian"}
        ask(14, birth=born, guardian="Ana, sa mère")
        assert SignUp.objects.get().guardian == "Ana, sa mère"


def test_an_adult_s_guardian_is_not_kept(ask):
    ask(14, birth="1980-01-01", guardian="Ana")
    assert SignUp.objects.get().guardian == ""


@pytest.mark.parametrize("born", ["", "hier", "2030-01-01", "1820-01-01", "2027-02-30"])
def test_a_date_that_is_none_is_asked_again(ask, born):
    assert "birth" in ask(18, birth=born).context["form"].errors
    assert not SignUp.objects.exists()


def test_the_birth_date_is_written_nowhere(ask):
    ask(18, birth="1987-06-05")
    signup = SignUp.objects.get()
    rows = [signup, signup.resident, signup.resident.account]
    kept = [str(value) for row in rows for value in vars(row).values()]
    assert not any("1987" in value for value in kept)
    assert not signup.answers.exists()


def test_where_everybody_from_16_may_come_no_birth_date_is_asked(ask, shift, ines):
    page = client_of(ines.account).get(form_of(shift)).content.decode()
    assert "naissance" not in page
    assert "16 ou 17 ans" in page
    assert set(ask(minor="on").context["form"].errors) == {"guardian"}
    ask(minor="on", guardian="Ana")
    assert SignUp.objects.get().guardian == "Ana"


def test_a_need_with_a_rule_is_never_joined_by_one_touch(ask, shift, ines):
    Need.objects.update(minimum_age=18)
    client = client_of(ines.account)
    address = reverse("residents:sign_up", args=[shift.need.slug, shift.pk])
    assert client.post(address).url == form_of(shift)
    assert not SignUp.objects.exists()
