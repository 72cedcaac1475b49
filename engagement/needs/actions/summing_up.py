"""One message a day for members who want no message per sign-up."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.db import transaction
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from engagement.associations.models import Membership
from engagement.needs.messages import summaries
from engagement.needs.models import SignUp, SignUpMove
from engagement.people.models import Channel

EVENING = time(18)
#: A clock that stood still for a day still tells the day before.
DAYS_BACK = 2

Events = dict[int, list[tuple[SignUp, bool]]]
CONFIRMED = SignUp.State.CONFIRMED


def send_daily_summaries() -> int:
    """Tell members, each evening once, who signed up and who no longer comes; return how many."""
    now = timezone.localtime()
    evenings = (
        timezone.make_aware(datetime.combine(now.date() - timedelta(days=back), EVENING))
        for back in range(DAYS_BACK)
    )
    return sum(_sum_up(evening) for evening in evenings if evening <= now)


@transaction.atomic
def _sum_up(evening: datetime) -> int:
    members = Membership.objects.filter(daily_summary=True, account__is_active=True)
    members = members.select_related("association", "account")
    events = _events({member.association_id for member in members}, evening)
    told = [member for member in members if events[member.association_id]]
    for member in told:
        summaries.tell_day(member, events[member.association_id], evening.date())
    return len(told)


def _events(associations: Iterable[int], evening: datetime) -> Events:
    """Return who came in (True) and who left, by association, in the day before this evening."""
    day_before = datetime.combine(evening.date() - timedelta(days=1), EVENING)
    day = (timezone.make_aware(day_before), evening)
    found: Events = defaultdict(list)
    for signup in _came_in(associations, day):
        found[signup.shift.need.association_id].append((signup, True))
    left = SignUpMove.objects.filter(
        from_state=CONFIRMED,
        to_state=SignUp.State.CANCELLED,
        at__gte=day[0],
        at__lt=day[1],
        subject__shift__need__association__in=associations,
    ).select_related("subject__resident", "subject__shift__need")
    for move in left:
        found[move.subject.shift.need.association_id].append((move.subject, False))
    return found


def _came_in(associations: Iterable[int], day: tuple[datetime, datetime]) -> Iterable[SignUp]:
    """Return the sign-ups that became sure that day; those noted on the spot are no news."""
    moves = SignUpMove.objects.filter(subject=OuterRef("pk"), to_state=CONFIRMED)
    sure = SignUp.objects.filter(shift__need__association__in=associations)
    sure = sure.filter(Q(state=CONFIRMED) | Q(moves__from_state=CONFIRMED))
    sure = sure.exclude(channel=Channel.PAPER, attendance=SignUp.Attendance.CAME)
    since = Coalesce(Subquery(moves.order_by("at").values("at")[:1]), "created_at")
    sure = sure.alias(since=since).filter(since__gte=day[0], since__lt=day[1])
    return sure.select_related("resident", "shift__need").distinct()
