"""Reads over what came of needs."""

from django.db.models import Q, QuerySet

from engagement.associations.models import Association
from engagement.media.renditions import CARD, with_picture
from engagement.needs.models import Need, Outcome, SignUp, Testimonial
from engagement.territory.models import Neighbourhood


def outcomes_in(neighbourhood: Neighbourhood) -> QuerySet[Outcome]:
    """Return what came of the needs of a neighbourhood, latest first."""
    return _public().filter(need__neighbourhood=neighbourhood)


def outcomes_of(association: Association) -> QuerySet[Outcome]:
    """Return what came of the needs of an association, latest first."""
    return _public().filter(need__association=association)


def outcomes_on(need: Need) -> QuerySet[Outcome]:
    """Return what came of one need, latest first, to whoever may see the need."""
    rows = Outcome.objects.filter(need=need)
    return rows.select_related("need").prefetch_related(with_picture(CARD))


def _public() -> QuerySet[Outcome]:
    """Return the outcomes of needs that everybody could see, with what is told of them."""
    rows = Outcome.objects.filter(need__state__in=[Need.State.PUBLISHED, Need.State.OVER])
    rows = rows.filter(need__association__in=Association.objects.public())
    return rows.select_related("need").prefetch_related(with_picture(CARD))


def words_on(need: Need) -> QuerySet[Testimonial]:
    """Return the words that the page of a need shows, latest first."""
    rows = Testimonial.objects.shown().filter(signup__shift__need=need)
    return rows.select_related("signup__resident").prefetch_related(with_picture(CARD))


def concerned_by(outcome: Outcome) -> QuerySet[SignUp]:
    """Return those who took part in what an outcome tells of.

    They came to a shift that had begun, and that the outcome before did not tell of.
    """
    came = SignUp.objects.filter(
        shift__need=outcome.need_id, attendance=SignUp.Attendance.CAME
    ).exclude(shift__starts_at__gt=outcome.told_at)
    before = Outcome.objects.filter(need=outcome.need_id, told_at__lt=outcome.told_at).first()
    if before is None:
        return came
    return came.filter(
        Q(shift__ends_at__gt=before.told_at)
        | Q(shift__ends_at__isnull=True, marked_at__gt=before.told_at)
    )


def outcome_for(signup: SignUp) -> Outcome | None:
    """Return the outcome that tells of the shift of a sign-up, if it was told already."""
    rows = Outcome.objects.filter(need=signup.shift.need_id)
    if signup.shift.starts_at:
        rows = rows.filter(told_at__gte=signup.shift.starts_at)
    first = rows.order_by("told_at").select_related("need__association").first()
    return first if first and concerned_by(first).filter(pk=signup.pk).exists() else None
