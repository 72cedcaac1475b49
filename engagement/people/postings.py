"""The postings of residents follow what residents said, in the same transaction."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from django.db import transaction

from engagement.base.derived import Drift, bring_into_line, in_chunks
from engagement.people.models import Resident, ResidentPosting
from engagement.people.models.postings import MOST_SOLICITED
from engagement.territory.masks import masks

# Residents at a time: some 1,000 rows.
CHUNK = 150


def refresh_postings(keys: Iterable[int]) -> None:
    """Make the postings of these residents say what their rows say now.

    To be called in the transaction that changed them; the rows are locked first, so that of two
    changes at once the later one sees both.
    """
    for chunk in in_chunks(keys, CHUNK):
        _follow(chunk, write=True)


def rebuild_postings(
    *, write: bool = True, progress: Callable[[int, int], None] = lambda done, of: None
) -> Drift:
    """Put right whatever postings differ, each chunk in a transaction; return what differed.

    Without `write` only count.
    """
    agreed = Resident.objects.filter(suggestions_since__isnull=False).values_list("pk", flat=True)
    known = ResidentPosting.objects.order_by().values_list("resident", flat=True).distinct()
    keys, drift, done = {*agreed, *known}, Drift(), 0
    for chunk in in_chunks(keys, CHUNK):
        drift.add(_follow(chunk, write=write))
        done += len(chunk)
        progress(done, len(keys))
    return drift


@transaction.atomic
def _follow(keys: list[int], *, write: bool) -> Drift:
    rows = Resident.objects.filter(pk__in=keys, suggestions_since__isnull=False).order_by("pk")
    if write:
        rows = rows.select_for_update()
    homes = dict(rows.values_list("pk", "neighbourhood"))
    present = ResidentPosting.objects.filter(resident__in=keys)
    floors = dict(present.filter(interest=None).values_list("resident", "solicited"))
    likes = _likes(homes)
    wanted = [
        ResidentPosting(
            resident_id=key,
            neighbourhood_id=home,
            interest_id=interest,
            solicited=floors.get(key, 0),
            **masks(likes[key])._asdict(),
        )
        for key, home in homes.items()
        for interest in [None, *(interest for interest, _kind in likes[key])]
    ]
    return bring_into_line(
        present,
        wanted,
        identity=["resident_id", "interest_id"],
        facts=["neighbourhood_id", "solicited", "domains", "activities"],
        write=write,
    )


def _likes(keys: Iterable[int]) -> Mapping[int, list[tuple[int, str]]]:
    """Return what each of these residents likes, as (interest, kind)."""
    links = Resident.interests.through.objects.filter(resident__in=keys)
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    columns = ("resident_id", "interest_id", "interest__kind")
    for resident, interest, kind in links.values_list(*columns):
        found[resident].append((interest, kind))
    return found


@transaction.atomic
def note_solicited(counts: Mapping[int, int]) -> int:
    """Set the floor of suggestions lately of these residents; return how many rows changed.

    `counts` must not be above what will be true until this is called again.
    """
    by_floor: dict[int, list[int]] = defaultdict(list)
    for key, count in counts.items():
        by_floor[min(count, MOST_SOLICITED)].append(key)
    changed = 0
    for floor, residents in by_floor.items():
        for chunk in in_chunks(residents, CHUNK):
            rows = ResidentPosting.objects.filter(resident__in=chunk).exclude(solicited=floor)
            changed += rows.update(solicited=floor)
    return changed
