"""What goes wrong while nobody looks: shifts that lack people, associations that do not answer."""

from collections import Counter
from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from engagement.needs.models import Need, Shift, ShiftMessage, SignUp, SignUpMove

#: How long before a shift people must not be lacking.
SOON = timedelta(days=5)
#: How long a question may wait for its answer, and how long ago one that lapsed is still told.
PATIENCE = timedelta(days=2)
LATELY = timedelta(days=7)


def needs_in_danger() -> QuerySet[Need]:
    """Return needs with a shift of the next days under its minimum, or under half without one.

    Annotated with that shift: `short_at`, `short_taken`, `short_capacity`; the soonest first.
    """
    lacking = Q(minimum__gt=0, taken__lt=F("minimum")) | Q(minimum=0, capacity__gt=2 * F("taken"))
    shifts = Shift.objects.joinable().filter(
        lacking, need=OuterRef("pk"), starts_at__lte=timezone.now() + SOON
    )
    shifts = shifts.order_by("starts_at", "pk")
    needs = Need.objects.published().annotate(
        short_at=Subquery(shifts.values("starts_at")[:1]),
        short_taken=Subquery(shifts.values("taken")[:1]),
        short_capacity=Subquery(shifts.values("capacity")[:1]),
    )
    return needs.filter(short_at__isnull=False).order_by("short_at", "pk")


def without_answer() -> Counter[int]:
    """Return how many requests and questions each association left unanswered, by its key.

    Requests that lapsed in the last week, and questions to it that have waited for two days about
    a shift to come. Two queries.
    """
    now = timezone.now()
    lapsed = SignUpMove.objects.filter(
        from_state=SignUp.State.REQUESTED, to_state=SignUp.State.EXPIRED, at__gte=now - LATELY
    )
    answers = ShiftMessage.objects.filter(signup=OuterRef("signup"), pk__gt=OuterRef("pk"))
    questions = ShiftMessage.objects.filter(
        ~Exists(answers),
        from_resident=True,
        at__lte=now - PATIENCE,
        shift__in=Shift.objects.upcoming(),
    )
    found: Counter[int] = Counter()
    found.update(lapsed.values_list("subject__shift__need__association", flat=True))
    found.update(questions.values_list("shift__need__association", flat=True))
    return found
