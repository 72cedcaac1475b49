"""What came of it reaches all who came, once each, and nobody else."""

from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from django.core.exceptions import ValidationError

from engagement.needs.actions.attending import add_walk_in, mark_attendance
from engagement.needs.actions.telling import correct_outcome, tell_outcome
from engagement.needs.models import Need, Outcome
from engagement.needs.outcomes import outcomes_in, outcomes_of
from engagement.needs.wording import amount_of
from engagement.outbox.models import Message
from engagement.outbox.rendering import render
from tests import factories
from tests.unit.needs.days import BEFORE, BEGINS, THAT_DAY, expected, shift_of, utc

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


@pytest.fixture
def clock():
    with time_machine.travel(utc(BEFORE), tick=False) as traveller:
        yield traveller


@pytest.fixture
def signups(clock, clean_up, ines, omar):
    shift = shift_of(clean_up)
    signups = [expected(shift, ines), expected(shift, omar)]
    clock.move_to(utc(THAT_DAY))
    return signups


def told() -> list[str]:
    return sorted(Message.objects.filter(template="what_came_of_it").values_list("to", flat=True))


def test_all_who_came_are_told_and_nobody_else(signups, clean_up, odile, ines):
    mark_attendance(signup=signups[0], by=odile, attendance="came")
    mark_attendance(signup=signups[1], by=odile, attendance="excused")
    add_walk_in(shift=signups[0].shift, name="Jeanne", by=odile)
    tell_outcome(
        need=clean_up, by=odile, sentence="La plage est propre.", amount=Decimal("1.2"), unit="t"
    )
    assert told() == [ines.email]
    context = Message.objects.get(template="what_came_of_it").context
    assert (context["amount"], context["sentence"]) == (
        "1,2\N{NO-BREAK SPACE}t",
        "La plage est propre.",
    )


def test_who_is_marked_afterwards_is_told_then_and_once(signups, clean_up, odile, ines):
    tell_outcome(need=clean_up, by=odile, sentence="La plage est propre.")
    assert told() == []
    for attendance in ("came", "", "came"):
        mark_attendance(signup=signups[0], by=odile, attendance=attendance)
    assert told() == [ines.email]


def test_each_outcome_of_a_weekly_need_tells_of_its_own_shifts(
    clock, signups, clean_up, odile, omar
):
    mark_attendance(signup=signups[0], by=odile, attendance="came")
    clock.move_to(utc(BEGINS + timedelta(days=1)))
    tell_outcome(need=clean_up, by=odile, sentence="Le premier samedi.")
    later = expected(
        shift_of(clean_up, starts_at=BEGINS + WEEK, ends_at=BEGINS + WEEK * 1.01), omar
    )
    clock.move_to(utc(THAT_DAY + WEEK))
    mark_attendance(signup=later, by=odile, attendance="came")
    assert omar.email not in told()
    clock.move_to(utc(THAT_DAY + WEEK * 1.5))
    tell_outcome(need=clean_up, by=odile, sentence="Le deuxième samedi.")
    second = Message.objects.filter(context__sentence="Le deuxième samedi.")
    assert [message.to for message in second] == [omar.email]


@pytest.mark.parametrize(
    "facts",
    [{"amount": Decimal(3)}, {"unit": "t"}, {"amount": Decimal(-1), "unit": "t"}, {"sentence": ""}],
)
def test_a_figure_has_its_unit_and_an_outcome_its_sentence(clean_up, odile, facts):
    with pytest.raises(ValidationError):
        tell_outcome(**{"need": clean_up, "by": odile, "sentence": "Bien."} | facts)
    assert not Outcome.objects.exists()


def test_outcomes_are_found_by_neighbourhood_and_association(
    clean_up, odile, treize, petite_synthe, malo
):
    elsewhere = factories.NeedFactory(association=treize, neighbourhood=malo)
    here = tell_outcome(need=clean_up, by=odile, sentence="Ici.")
    there = tell_outcome(need=elsewhere, by=odile, sentence="Là.")
    assert list(outcomes_in(petite_synthe)) == [here]
    assert list(outcomes_of(treize)) == [there, here]


def test_outcomes_of_what_is_no_longer_public_are_not_shown(clean_up, odile, treize, petite_synthe):
    tell_outcome(need=clean_up, by=odile, sentence="Ici.")
    Need.objects.update(state=Need.State.WITHDRAWN)
    assert not outcomes_in(petite_synthe).exists()


@pytest.mark.parametrize(
    ("amount", "words"), [("1200", "1 200 t"), ("1.20", "1,2 t"), ("0.05", "0,05 t"), (None, "")]
)
def test_figures_are_said_as_one_says_them(amount, words):
    outcome = Outcome(amount=Decimal(amount) if amount else None, unit="t" if amount else "")
    spaces = {ord("\N{NO-BREAK SPACE}"): " ", ord("\N{NARROW NO-BREAK SPACE}"): " "}
    assert amount_of(outcome).translate(spaces) == words


def test_another_figure_is_told_once_again_and_other_words_are_not(signups, clean_up, odile, ines):
    mark_attendance(signup=signups[0], by=odile, attendance="came")
    facts = {"amount": Decimal("1.2"), "unit": "t"}
    outcome = tell_outcome(need=clean_up, by=odile, sentence="La plage est propre.", **facts)
    correct_outcome(outcome=outcome, by=odile, sentence="La plage est toute propre.", **facts)
    assert told() == [ines.email]
    outcome.refresh_from_db()
    assert outcome.sentence == "La plage est toute propre."
    better = {"sentence": "La plage est propre.", "amount": Decimal("2.1"), "unit": "t"}
    for _ in range(2):
        correct_outcome(outcome=outcome, by=odile, **better)
    assert told() == [ines.email] * 2
    message = Message.objects.filter(template="what_came_of_it").latest("pk")
    assert "n’était pas le bon" in render(message).text
    assert "2,1" in render(message).html
    with pytest.raises(ValidationError):
        correct_outcome(outcome=outcome, by=odile, sentence="", amount=None, unit="")
