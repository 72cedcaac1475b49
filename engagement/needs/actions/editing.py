"""A need is changed, and its questions; those signed up are told what matters to them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from engagement.needs.indexing import reindex
from engagement.needs.messages.changes import tell_changed
from engagement.needs.models import Answer, Need, Question
from engagement.people.models import Account
from engagement.territory.models import Interest

KEEP_ANSWERS = timedelta(days=30)  # said beside each question


@transaction.atomic
def edit_need(
    *, need: Need, by: Account | None, interests: Iterable[Interest] | None = None, **facts: Any
) -> Need:
    """Change fields of a need, in any state; raises ValidationError. Its address stays.

    Those signed up are told where the place, the way, what to bring or who welcomes them changed.
    """
    before = Need.objects.select_for_update(of=("self",)).select_related("neighbourhood")
    was = before.get(pk=need.pk)
    for name, value in facts.items():
        setattr(need, name, value)
    need.full_clean()
    need.save(update_fields=list(facts))
    if interests is not None:
        need.interests.set(interests)
    reindex([need.pk])
    tell_changed(was, need, occasion=timezone.now().isoformat())
    return need


@dataclass(frozen=True)
class Asked:
    """One question as its association writes it; `key` is that of the row it changes, if any."""

    text: str
    purpose: str
    required: bool = False
    key: int | None = None


@transaction.atomic
def ask(*, need: Need, by: Account | None, questions: Sequence[Asked]) -> list[Question]:
    """Make these the questions of a need, in this order; ValidationError beyond Question.MOST.

    A question that is not among them goes, and what was answered to it.
    """
    if len(questions) > Question.MOST:
        raise ValidationError(_("Trois questions au plus : demandez le reste sur place."))
    own = {row.pk: row for row in need.questions.all()}
    kept = {asked.key for asked in questions}
    need.questions.exclude(pk__in=[key for key in own if key in kept]).delete()
    return [
        _write(own.get(asked.key or 0) or Question(need=need), asked, position)
        for position, asked in enumerate(questions)
    ]


def _write(question: Question, asked: Asked, position: int) -> Question:
    question.text, question.purpose = asked.text, asked.purpose
    question.required, question.position = asked.required, position
    question.full_clean()
    question.save()
    return question


def forget_answers() -> int:
    """Erase what people answered, 30 days after their shift (or their sign-up); return how many."""
    ended = Coalesce(F("signup__shift__ends_at"), F("signup__created_at"))
    old = Answer.objects.alias(ended=ended).filter(ended__lt=timezone.now() - KEEP_ANSWERS)
    return old.delete()[0]
