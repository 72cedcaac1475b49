"""What an initiative promises before it starts."""

from typing import TypedDict, Unpack

from django.db import transaction
from django.utils import timezone

from engagement.initiatives.models import Initiative, Promise
from engagement.people.models import Account

BEFORE_THE_START = (Initiative.State.ANNOUNCED, Initiative.State.PREPARING)


class Words(TypedDict, total=False):
    """The facts of a promise, as its model names them."""

    kind: str
    aim: str
    public: str
    scale: str
    duration: str
    calendar: str
    means: str
    participation: str
    effect: str


class PromiseStands(Exception):
    """The initiative has started: its promise stays as it was made."""


@transaction.atomic
def make_promise(*, initiative: Initiative, by: Account | None, **words: Unpack[Words]) -> Promise:
    """Write the promise of an initiative, or write it again while nothing has started.

    Raises PromiseStands once one was made and the initiative is under way, ValidationError for
    words that are missing or too long.
    """
    locked = Initiative.objects.select_for_update().get(pk=initiative.pk)
    promise = Promise.objects.filter(initiative=locked).first()
    if promise and locked.state not in BEFORE_THE_START:
        raise PromiseStands(initiative.pk)
    promise = promise or Promise(initiative=locked)
    for name, value in {**words, "by": by, "made_at": timezone.now()}.items():
        setattr(promise, name, value)
    promise.full_clean()
    promise.save()
    return promise
