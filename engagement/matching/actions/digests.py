"""The weekly letter: shared out among all residents, written down, then told, in chunks.

One run a week. Each chunk is one transaction under a lock of the run, so that a process that is
killed leaves a run that any other goes on with: who has rows is not shared out again, and a row is
told once, when it moves from MADE to SENT with its message.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
from django.db import transaction
from django.db.models import F, Sum
from django.utils import timezone

from engagement.matching import pacing
from engagement.matching.availability import solicitations
from engagement.matching.city import City, spread_over
from engagement.matching.fairness import Figures, came_among, figures, homes_of
from engagement.matching.messages import digest_draft
from engagement.matching.models import DigestRun, Suggestion, SuggestionMove
from engagement.matching.queries import Ranked
from engagement.matching.rules import current_rules
from engagement.matching.sharing import Sharing, share_out
from engagement.matching.told import Pair, Teller
from engagement.needs.models import Need, SignUp
from engagement.outbox.actions import enqueue_all
from engagement.people.models import Resident

#: Residents of one transaction; each has three rows at most.
CHUNK = 300
TUESDAY = 1
State = DigestRun.State
Progress = Callable[[str, int, int], None]


def send_weekly_digest() -> DigestRun | None:
    """Send the letter of this week, from Tuesday on and by day; nothing where it has gone."""
    now = timezone.localtime()
    if now.weekday() < TUESDAY or pacing.is_quiet(now):
        return None
    return send_digest()


def send_digest(*, progress: Progress = lambda step, done, of: None) -> DigestRun:
    """Send the letter of this week, or go on with one that another process left unfinished."""
    run = DigestRun.objects.exclude(state=State.DONE).order_by("week").first()
    if run is None:
        run, _created = DigestRun.objects.get_or_create(week=this_week())
    if run.state == State.SHARING:
        _share(run, progress)
    while _tell_chunk(run.pk):
        run.refresh_from_db()
        progress("told", run.told + run.left_out, run.people)
    run.refresh_from_db()
    return run


def plan_digest() -> Figures:
    """Return what a letter sent now would do. Writes nothing."""
    sharing = _shared_out(None)
    return _figures([(key, need, p) for rows in _pairs(sharing) for key, need, p in rows])


def this_week() -> date:
    """Return the Monday of this week, city time."""
    today = timezone.localdate()
    return today - timedelta(days=today.weekday())


def _share(run: DigestRun, progress: Progress) -> None:
    sharing = _shared_out(run)
    people = sharing.people.tolist()
    for start in range(0, len(people), CHUNK):
        chunk = people[start : start + CHUNK]
        _write_chunk(run.pk, sharing, chunk)
        progress("shared", start + len(chunk), len(people))
    _end_sharing(run.pk)


def _shared_out(run: DigestRun | None) -> Sharing:
    """Share the needs out among those for whom the run has no rows yet."""
    city = City()
    crowd, offers = city.crowd(), city.offers()
    if run is None:
        return share_out(city, crowd, offers)
    rows = run.suggestions.order_by()
    done = np.array(rows.values_list("resident", flat=True).distinct(), dtype=np.int64)
    crowd = replace(crowd, left=np.where(np.isin(crowd.keys, done), 0, crowd.left))
    made = spread_over(offers.keys, dict(rows.values_list("need").annotate(Sum("chance"))))
    return share_out(city, crowd, replace(offers, fills=offers.fills + made))


@transaction.atomic
def _write_chunk(key: int, sharing: Sharing, people: list[int]) -> None:
    """Write what these residents (by number) were given, unless another process has."""
    run = DigestRun.objects.select_for_update().get(pk=key)
    if run.state != State.SHARING:
        return
    keys = {int(sharing.crowd.keys[person]): person for person in people}
    for known in run.suggestions.filter(resident__in=keys).values_list("resident", flat=True):
        keys.pop(known, None)
    pairs: list[Pair] = [
        (person, need, chance)
        for person in keys.values()
        for need, chance in sharing.pairs_of(person)
    ]
    ranked = Teller(sharing.city, sharing.crowd, sharing.offers, pairs).ranked()
    # A pair that a wave asked for meanwhile is left to it.
    Suggestion.objects.bulk_create([_made(run, pair) for pair in ranked], ignore_conflicts=True)
    written = run.suggestions.filter(resident__in=keys).values("resident").distinct().count()
    DigestRun.objects.filter(pk=key).update(people=F("people") + written)


def _made(run: DigestRun, pair: Ranked) -> Suggestion:
    return Suggestion(
        need=pair.need,
        resident=pair.resident,
        digest=run,
        score=pair.score,
        chance=pair.chance,
        terms=dict(pair.terms),
        rules_version=current_rules().version,
    )


@transaction.atomic
def _end_sharing(key: int) -> None:
    run = DigestRun.objects.select_for_update().get(pk=key)
    if run.state == State.SHARING:
        rows = run.suggestions.order_by("pk").values_list("resident", "need", "chance")
        told = _figures(list(rows))
        run.move(State.TELLING, by=None, figures=told.as_dict())


@transaction.atomic
def _tell_chunk(key: int) -> bool:
    """Tell the next residents; False once everybody is told.

    They are locked and asked again for everything that may have changed since: consent, pause,
    address, cap, rest, the need, their own sign-ups.
    """
    run = DigestRun.objects.select_for_update().get(pk=key)
    if run.state != State.TELLING:
        return False
    made = run.suggestions.filter(state=Suggestion.State.MADE)
    people = list(made.order_by("resident").values_list("resident", flat=True).distinct()[:CHUNK])
    if not people:
        run.move(State.DONE, by=None)
        return False
    rows = list(made.filter(resident__in=people).order_by("resident", "-chance", "pk"))
    kept = _still_good(rows, people)
    told = {row.resident_id for row in kept}
    _move(rows, {row.pk for row in kept})
    enqueue_all(_drafts(run, kept))
    DigestRun.objects.filter(pk=key).update(
        told=F("told") + len(told), left_out=F("left_out") + len(people) - len(told)
    )
    return True


def _still_good(rows: list[Suggestion], people: list[int]) -> list[Suggestion]:
    """Return the rows that may be told, with their residents locked."""
    takers = Resident.objects.taking_suggestions().exclude(email="").filter(pk__in=people)
    caps = dict(takers.order_by("pk").select_for_update().values_list("pk", "monthly_cap"))
    tired, lately = pacing.resting(people), solicitations(resident__in=people)
    left = {
        key: 0 if key in tired else max(0, cap - lately.get(key, 0)) for key, cap in caps.items()
    }
    open_now = Need.objects.open().filter(pk__in={row.need_id for row in rows})
    still_open = set(open_now.values_list("pk", flat=True))
    signups = SignUp.objects.live().filter(resident__in=people)
    signed_up = set(signups.values_list("resident", "shift__need"))
    kept = []
    for row in rows:
        coming = (row.resident_id, row.need_id) in signed_up
        if row.need_id in still_open and not coming and left.get(row.resident_id, 0) > 0:
            left[row.resident_id] -= 1
            kept.append(row)
    return kept


def _move(rows: list[Suggestion], kept: set[int]) -> None:
    """Move what is told to SENT and the rest to EXPIRED, a log row each."""
    sent, expired = Suggestion.State.SENT, Suggestion.State.EXPIRED
    dropped = [row.pk for row in rows if row.pk not in kept]
    Suggestion.objects.filter(pk__in=kept).update(state=sent, sent_at=timezone.now())
    Suggestion.objects.filter(pk__in=dropped).update(state=expired)
    SuggestionMove.objects.bulk_create(
        SuggestionMove(
            subject=row, from_state=row.state, to_state=sent if row.pk in kept else expired
        )
        for row in rows
    )


def _drafts(run: DigestRun, rows: list[Suggestion]) -> Iterator:
    """Yield one message for each resident of these rows."""
    city = City()
    crowd = city.crowd(Resident.objects.filter(pk__in={row.resident_id for row in rows}))
    offers = city.offers(Need.objects.filter(pk__in={row.need_id for row in rows}))
    person = {key: number for number, key in enumerate(crowd.keys.tolist())}
    need = {key: number for number, key in enumerate(offers.keys.tolist())}
    pairs: list[Pair] = [(person[row.resident_id], need[row.need_id], row.chance) for row in rows]
    letters: dict[int, list[Ranked]] = {}
    for pair in Teller(city, crowd, offers, pairs).ranked():
        letters.setdefault(pair.resident.pk, []).append(pair)
    for picks in letters.values():
        yield digest_draft(run, picks)


def _pairs(sharing: Sharing) -> Iterator[list[tuple[int, int, float]]]:
    """Yield (resident, need, chance) of each resident who is given something, by keys."""
    crowd, offers = sharing.crowd.keys.tolist(), sharing.offers.keys.tolist()
    for person in sharing.people.tolist():
        yield [(crowd[person], offers[need], p) for need, p in sharing.pairs_of(person)]


def _figures(pairs: list[tuple[int, int, float]]) -> Figures:
    people = {resident for resident, _need, _chance in pairs}
    return figures(pairs, homes_of(people), people - came_among(people))
