"""The postings of needs follow what the needs say, in the same transaction."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from django.db import transaction

from engagement.base.derived import Drift, bring_into_line, in_chunks
from engagement.needs.models import Need, NeedPosting
from engagement.territory.masks import masks

CHUNK = 500


def refresh_postings(keys: Iterable[int]) -> None:
    """Make the postings of these needs say what their rows say now.

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
    published = Need.objects.filter(state=Need.State.PUBLISHED).order_by()
    known = NeedPosting.objects.values_list("pk", flat=True)
    keys, drift, done = {*published.values_list("pk", flat=True), *known}, Drift(), 0
    for chunk in in_chunks(keys, CHUNK):
        drift.add(_follow(chunk, write=write))
        done += len(chunk)
        progress(done, len(keys))
    return drift


@transaction.atomic
def _follow(keys: list[int], *, write: bool) -> Drift:
    needs = Need.objects.filter(pk__in=keys, state=Need.State.PUBLISHED).order_by("pk")
    if write:
        needs = needs.select_for_update()
    rows = list(needs.values_list("pk", "neighbourhood", "remote"))
    interests = _interests(row[0] for row in rows)
    wanted = [
        NeedPosting(
            need_id=key,
            neighbourhood_id=place,
            is_remote=remote == Need.Remote.FULL,
            **masks(interests[key])._asdict(),
        )
        for key, place, remote in rows
    ]
    return bring_into_line(
        NeedPosting.objects.filter(pk__in=keys),
        wanted,
        identity=["need_id"],
        facts=["neighbourhood_id", "is_remote", "domains", "activities"],
        stamps=["changed_at"],
        write=write,
    )


def _interests(keys: Iterable[int]) -> Mapping[int, list[tuple[int, str]]]:
    """Return what each of these needs carries, as (interest, kind)."""
    links = Need.interests.through.objects.filter(need__in=list(keys))
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for need, interest, kind in links.values_list("need_id", "interest_id", "interest__kind"):
        found[need].append((interest, kind))
    return found
