"""The postings as a whole: all in line or not, and how often residents were asked lately."""

from collections.abc import Callable
from datetime import timedelta

from django.db.models import Count
from django.utils import timezone

from engagement.base.derived import Drift, in_chunks
from engagement.matching.availability import CAP_DAYS
from engagement.matching.models import Suggestion
from engagement.needs import postings as of_needs
from engagement.people import postings as of_residents
from engagement.people.models import ResidentPosting

# The floors must hold until the next run of the clock, and one that comes late.
MARGIN_DAYS = 2
CHUNK = 1_000

Progress = Callable[[int, int], None]


def follow_postings(*, write: bool, progress: Progress) -> dict[str, Drift]:
    """Put right all postings, or only count what differs, by what they are of."""
    residents = of_residents.rebuild_postings(write=write, progress=progress)
    needs = of_needs.rebuild_postings(write=write, progress=progress)
    if write:
        follow_solicitations()
    return {"residents": residents, "needs": needs}


def follow_solicitations() -> int:
    """Bring the floors of suggestions lately up to date; return how many postings changed.

    Counts what will still be of the last 30 days in two days, the shortest time that the rules may
    weigh: a floor may be below the truth, which costs a search time, and never above it, which
    would cost it an answer.
    """
    since = timezone.now() - timedelta(days=CAP_DAYS - MARGIN_DAYS)
    raised = ResidentPosting.objects.filter(interest=None, solicited__gt=0)
    lately = Suggestion.objects.filter(sent_at__gte=since).order_by()
    keys = {*raised.values_list("resident", flat=True), *lately.values_list("resident", flat=True)}
    changed = 0
    for chunk in in_chunks(keys, CHUNK):
        sent = lately.filter(resident__in=chunk).values_list("resident").annotate(Count("pk"))
        changed += of_residents.note_solicited({**dict.fromkeys(chunk, 0), **dict(sent)})
    return changed
