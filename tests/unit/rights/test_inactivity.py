"""23 months without coming: told; 24: erased, the counts stay."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from engagement.initiatives.actions import follow
from engagement.needs.models import SignUp
from engagement.outbox import schedule
from engagement.outbox.models import Message
from engagement.people.actions import NEWSLETTER, agree
from engagement.people.models import Account, Resident
from engagement.rights.inactivity import erase_inactive, warn_inactive
from engagement.rights.models import Warned
from tests import factories

pytestmark = pytest.mark.django_db

CAME = "2024-03-15T09:00:00Z"


@pytest.fixture(autouse=True)
def came(ines):
    """Inès signed in for the last time on 15 March 2024."""
    moment = dt.datetime.fromisoformat(CAME)
    Account.objects.update(last_login=moment, date_joined=moment)
    Resident.objects.update(created_at=moment)


def at(day: str):
    return time_machine.travel(f"{day}T12:00:00Z", tick=False)


@pytest.mark.parametrize(("day", "told"), [("2026-02-14", 0), ("2026-02-15", 1)])
def test_she_is_told_after_23_months_to_the_day(ines, day, told):
    with at(day):
        assert warn_inactive() == told
        assert warn_inactive() == 0  # once
    assert Message.objects.filter(template="inactive", to=ines.email).count() == told


@pytest.mark.parametrize(("day", "erased"), [("2026-03-14", 0), ("2026-03-15", 1)])
def test_she_is_erased_after_24_months_to_the_day(day, erased):
    with at("2026-02-15"):
        warn_inactive()
    with at(day):
        assert erase_inactive() == erased
    assert Resident.objects.count() == 1 - erased


def test_nobody_is_erased_without_a_month_s_notice():
    with at("2027-01-01"):
        assert erase_inactive() == 0
        warn_inactive()
    with at("2027-01-28"):
        assert erase_inactive() == 0
    with at("2027-01-29"):
        assert erase_inactive() == 1


def test_who_comes_back_stays_and_is_told_again_another_time(ines):
    with at("2026-02-15"):
        warn_inactive()
    with at("2026-03-01"):
        Account.objects.update(last_login=timezone.now())
    with at("2026-03-20"):
        assert erase_inactive() == 0
        assert not Warned.objects.exists()
    with at("2028-02-02"):
        assert warn_inactive() == 1


def test_each_thing_she_does_counts_as_coming(ines, clean_up):
    def signs_up():
        SignUp.objects.create(shift=clean_up.shifts.get(), resident=ines)

    def agrees():
        agree(resident=ines, purpose=NEWSLETTER, by=ines.account)

    def follows():
        follow(resident=ines, thing=factories.InitiativeFactory(), by=ines.account)

    for number, acts in enumerate([signs_up, agrees, follows]):
        with at(f"{2026 + 2 * number}-02-01"):
            acts()
        with at(f"{2026 + 2 * number}-02-15"):
            assert warn_inactive() == 0


def test_a_message_to_her_does_not(ines):
    with at("2026-02-01"):
        Message.objects.create(
            kind="digest", template="x", recipient_key=f"resident:{ines.public_id}"
        )
    with at("2026-02-15"):
        assert warn_inactive() == 1


def test_her_child_comes_so_she_stays(ines, clean_up):
    child = Resident.objects.create(name="Noé", account=ines.account)
    with at("2026-02-01"):
        SignUp.objects.create(shift=clean_up.shifts.get(), resident=child)
    with at("2026-02-15"):
        assert warn_inactive() == 0


def test_without_an_address_a_letter_tells_her():
    Resident.objects.update(email="", phone="", postal_address="3 rue du Lac", account=None)
    with at("2026-02-15"):
        assert warn_inactive() == 1
    assert Message.objects.get().way == Message.Way.LETTER


def test_who_alone_answers_for_an_association_is_left(ines, treize, odile):
    treize.memberships.update(account=ines.account)
    with at("2026-02-15"):
        warn_inactive()
    with at("2026-03-20"):
        assert erase_inactive() == 0
    assert Resident.objects.filter(pk=ines.pk).exists()


def test_the_clock_does_both():
    assert {"engagement.rights.inactivity.warn_inactive"} <= set(schedule.JOBS)
    assert {"engagement.rights.inactivity.erase_inactive"} <= set(schedule.JOBS)
