"""The few questions of a need, each with its purpose; what was answered is erased."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from engagement.needs.actions import Asked, ask, forget_answers
from engagement.needs.models import Answer, Question
from tests import factories

pytestmark = pytest.mark.django_db

ALLERGY = Asked("Une allergie ?", "Pour le repas")


@pytest.fixture
def answered(clean_up, odile, ines):
    """Return what answers the question of a need, signed up for a shift that ended so long ago."""
    question = ask(need=clean_up, by=odile, questions=[ALLERGY])[0]

    def answer(days, **facts):
        end = timezone.now() - timedelta(days=days)
        shift = factories.ShiftFactory(
            need=clean_up, starts_at=end - timedelta(hours=1), ends_at=end
        )
        signup = shift.signups.create(resident=ines, **facts)
        return Answer.objects.create(question=question, signup=signup, text="Les noix")

    return answer


def test_they_keep_their_order_and_their_key(clean_up, odile):
    first = ask(need=clean_up, by=odile, questions=[ALLERGY, Asked("Un permis ?", "Conduire")])
    changed = Asked("Le permis B ?", "Conduire", True, key=first[1].pk)
    ask(need=clean_up, by=odile, questions=[changed, Asked("Taille ?", "Le gilet")])
    rows = clean_up.questions.all()
    assert [row.text for row in rows] == ["Le permis B ?", "Taille ?"]
    assert rows[0].pk == first[1].pk


@pytest.mark.parametrize(
    "questions", [[ALLERGY] * 4, [Asked("Une allergie ?", "")], [Asked("", "Pour rien")]]
)
def test_a_fourth_one_or_one_without_its_purpose_is_refused(clean_up, odile, questions):
    with pytest.raises(ValidationError):
        ask(need=clean_up, by=odile, questions=questions)
    assert not Question.objects.exists()


def test_a_question_of_another_need_is_not_touched(clean_up, odile, treize):
    other = factories.NeedFactory(association=treize)
    theirs = ask(need=other, by=odile, questions=[ALLERGY])[0]
    ask(need=clean_up, by=odile, questions=[Asked("Taille ?", "Le gilet", key=theirs.pk)])
    theirs.refresh_from_db()
    assert theirs.text == "Une allergie ?"


def test_answers_are_erased_thirty_days_after_the_shift(answered):
    answered(31)
    kept = answered(29)
    assert forget_answers() == 1
    assert forget_answers() == 0
    assert Answer.objects.get() == kept


def test_without_an_end_they_are_erased_thirty_days_after_the_sign_up(answered):
    old = timezone.now() - timedelta(days=31)
    row = answered(1, created_at=old)
    assert forget_answers() == 0
    row.signup.shift.ends_at = None
    row.signup.shift.save()
    assert forget_answers() == 1
