"""manage.py calibrate_matching: the rules follow the answers only where that is better."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from engagement.matching.models import RulesVersion, Suggestion
from engagement.matching.rules import stored_rules
from engagement.needs.models import SignUp
from engagement.people.models import Resident
from tests.factories import NeedFactory

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def need():
    return NeedFactory(shifts=[10])


def sent(need, count, *, says_yes, days_ago=30, signed_up_after=DAY):
    """Make suggestions that went out, of which those numbered by `says_yes` were followed."""
    before = Resident.objects.count()
    residents = Resident.objects.bulk_create(
        Resident(name=f"R{before + number}") for number in range(count)
    )
    at = timezone.now() - days_ago * DAY
    Suggestion.objects.bulk_create(
        Suggestion(
            need=need,
            resident=resident,
            state=Suggestion.State.SENT,
            sent_at=at + timedelta(minutes=number),
            score=0.5,
            chance=0.5,
            terms={"I": number % 10 / 10, "D": 0.5, "H": 0.0},
            rules_version="2026-1",
        )
        for number, resident in enumerate(residents)
    )
    SignUp.objects.bulk_create(
        SignUp(shift=need.shifts.get(), resident=resident, created_at=at + signed_up_after)
        for number, resident in enumerate(residents)
        if says_yes(number)
    )


def calibrate():
    out = StringIO()
    call_command("calibrate_matching", json=True, stdout=out)
    said = json.loads(out.getvalue())
    assert said.pop("affinity")["kept"] == "old", "too few to learn likes from"
    return said


def half_of_the_fitting(number):
    return number % 10 >= 5


def test_a_city_that_says_yes_more_often_gets_rules_of_its_own(need):
    sent(need, 100, says_yes=half_of_the_fitting)
    said = calibrate()
    assert said["kept"] == "new"
    assert said["new_loss"] < said["old_loss"]
    assert (said["learned_from"], said["held_out"]) == (80, 20)
    assert (stored_rules().a, stored_rules().b) == (said["a"], said["b"])
    assert stored_rules().version != "2026-1"


def test_rules_that_would_do_worse_on_the_latest_answers_are_not_kept(need):
    sent(need, 100, says_yes=lambda number: number < 80)
    assert calibrate()["kept"] == "old"
    assert not RulesVersion.objects.exists()


@pytest.mark.parametrize("count", [0, 1])
def test_with_too_few_answers_the_rules_stay(need, count):
    sent(need, count, says_yes=half_of_the_fitting)
    assert calibrate() == {"kept": "old", "learned_from": 0, "held_out": 0}


def test_what_went_out_lately_does_not_count_yet(need):
    sent(need, 20, says_yes=half_of_the_fitting, days_ago=13)
    assert calibrate()["learned_from"] == 0


def test_a_sign_up_that_was_there_before_is_no_answer(need):
    sent(need, 100, says_yes=lambda _number: True, signed_up_after=-DAY)
    assert stored_rules().a == -2
    calibrate()
    assert stored_rules().a < -2


def test_in_words(need):
    out = StringIO()
    call_command("calibrate_matching", stdout=out)
    assert "Trop peu de réponses" in out.getvalue()
    sent(need, 100, says_yes=half_of_the_fitting)
    call_command("calibrate_matching", stdout=out)
    assert "prévoient mieux" in out.getvalue()
