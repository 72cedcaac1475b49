"""What is asked on the telephone about a sign-up, and what the answer does."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from engagement.base.moments import moment_of
from engagement.needs.actions import (
    ShiftClosed,
    TooLate,
    accept_offer,
    begin_offer,
    cancel_party,
    decline_offer,
    say_coming,
)
from engagement.needs.deadlines import offer_until
from engagement.needs.messages import ABOUT
from engagement.needs.messages.reminders import REMINDER
from engagement.needs.messages.signups import MOVED, OFFER
from engagement.needs.models import SignUp
from engagement.outbox.answers import Answerable, AnswerRefused, Outcome, key_of, register
from engagement.outbox.models import Message
from engagement.people.models import Account

#: Messages after which she may say whether she still comes.
STILL_COMING = {REMINDER, MOVED, "need_changed", "sign_up_confirmed"}


def questions(message: Message) -> Mapping[str, str]:
    """Return the answers that a message takes, in words for whoever holds the telephone."""
    if message.template == OFFER:
        return {
            Outcome.YES: _("Elle prend la place"),
            Outcome.NO: _("Elle laisse la place"),
            Outcome.REACHED: _("Elle réfléchit et rappelle"),
        }
    if message.template in STILL_COMING:
        return {
            Outcome.YES: _("Elle vient"),
            Outcome.NO: _("Elle ne peut pas venir"),
            Outcome.REACHED: _("Prévenue, sans réponse"),
        }
    return {}


def answer(message: Message, outcome: str, by: Account) -> None:
    """Do what she said; AnswerRefused where it comes too late."""
    signup = SignUp.objects.filter(pk=key_of(message)).first()
    if signup is None:
        return
    try:
        _do(signup, message.template, outcome, by)
    except (TooLate, ShiftClosed) as error:
        raise AnswerRefused(
            _("Trop tard pour cette réponse : la place n’est plus à elle.")
        ) from error


def _do(signup: SignUp, template: str, outcome: str, by: Account) -> None:
    if template == OFFER:
        acts = {Outcome.YES: accept_offer, Outcome.NO: decline_offer, Outcome.REACHED: begin_offer}
        acts[Outcome(outcome)](signup=signup, by=by)
    elif template in STILL_COMING and outcome == Outcome.YES:
        say_coming(signup=signup, by=by)
    elif template in STILL_COMING and outcome == Outcome.NO:
        cancel_party(signup=signup, by=by)


def words(message: Message) -> Mapping[str, Any]:
    """Return until when she may answer an offer that she hears of now."""
    if message.template != OFFER:
        return {}
    offered = SignUp.objects.filter(pk=key_of(message), state=SignUp.State.OFFERED)
    signup = offered.select_related("shift").first()
    return {"until": moment_of(offer_until(signup.shift, timezone.now()))} if signup else {}


register(Answerable(ABOUT, questions=questions, answer=answer, words=words))
