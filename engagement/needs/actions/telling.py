"""Afterwards: the association tells what came of it, those who came leave a word."""

from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from engagement.media.models import Picture
from engagement.needs.messages import after
from engagement.needs.models import Need, Outcome, SignUp, Testimonial
from engagement.needs.outcomes import concerned_by
from engagement.people.models import Account


class NotThere(Exception):
    """Only who came may say how it was."""


@transaction.atomic
def tell_outcome(
    *,
    need: Need,
    by: Account | None,
    sentence: str,
    amount: Decimal | None = None,
    unit: str = "",
    picture: Picture | None = None,
) -> Outcome:
    """Keep what came of a need and tell all who took part; raises ValidationError."""
    outcome = Outcome(
        need=need, by=by, sentence=sentence, amount=amount, unit=unit, picture=picture
    )
    outcome.full_clean()
    outcome.save()
    after.tell_outcome(
        outcome, concerned_by(outcome).select_related("resident", "shift__need__association")
    )
    return outcome


@transaction.atomic
def correct_outcome(
    *,
    outcome: Outcome,
    by: Account | None,
    sentence: str,
    amount: Decimal | None = None,
    unit: str = "",
) -> Outcome:
    """Say better what came of a need; raises ValidationError.

    Those who took part are told again, once, where the figure is another one; of other words the
    pages alone tell.
    """
    stored = Outcome.objects.select_for_update().get(pk=outcome.pk)
    is_other_figure = (stored.amount, stored.unit) != (amount, unit)
    stored.sentence, stored.amount, stored.unit = sentence, amount, unit
    stored.by = by
    stored.full_clean()
    stored.save(update_fields=["sentence", "amount", "unit", "by"])
    if is_other_figure:
        came = concerned_by(stored).select_related("resident", "shift__need__association")
        after.tell_outcome(stored, came, is_corrected=True)
    return stored


@transaction.atomic
def leave_word(
    *,
    signup: SignUp,
    by: Account | None,
    text: str,
    may_be_shown: bool,
    picture: Picture | None = None,
) -> Testimonial:
    """Keep the word of somebody who came, or what she now says instead; raises NotThere.

    Without `may_be_shown` the association alone reads it. What was hidden stays hidden; without
    a new picture the old one stays.
    """
    if signup.attendance != SignUp.Attendance.CAME:
        raise NotThere
    said = Testimonial.objects.filter(signup=signup).first() or Testimonial(signup=signup)
    said.text, said.may_be_shown = text, may_be_shown
    said.picture = picture or said.picture
    said.full_clean()
    said.save()
    return said


@transaction.atomic
def hide_testimonial(*, testimonial: Testimonial, by: Account) -> Testimonial:
    """Take a word off the pages; a second time changes nothing."""
    shown = Testimonial.objects.filter(pk=testimonial.pk, hidden_at__isnull=True)
    shown.update(hidden_at=timezone.now(), hidden_by=by)
    testimonial.refresh_from_db()
    return testimonial


@transaction.atomic
def unhide_testimonial(*, testimonial: Testimonial, by: Account) -> Testimonial:
    """Let a word be seen again where its author agreed to it."""
    Testimonial.objects.filter(pk=testimonial.pk).update(hidden_at=None, hidden_by=None)
    testimonial.refresh_from_db()
    return testimonial
