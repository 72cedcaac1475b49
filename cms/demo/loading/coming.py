"""Who has a place in the shifts to come, or waits for one: each stands as its story says."""

from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from uuid import uuid4

from django.db.models import F
from django.utils import timezone

from cms.demo.content import kinds
from cms.demo.content.needs import BY_KEY
from cms.demo.loading import CHUNK, SOURCE
from cms.demo.loading.accounts import RESIDENT
from cms.demo.loading.needs import story_of
from cms.demo.loading.people import SEED
from engagement.matching.models import Suggestion
from engagement.needs.deadlines import offer_until, request_until
from engagement.needs.models import Answer, Need, Shift, SignUp
from engagement.people.models import Resident

HER_NEED = "planter-le-verger"  # Leïla and her children are among those of its first shift
ASKED_AGO = timedelta(hours=20)  # requests wait since then
SAYS_SOON = timedelta(days=3)  # people say that they come from then on
State = SignUp.State
UNTIL: dict[str, Callable[[Shift, datetime], datetime]] = {
    State.OFFERED: offer_until,
    State.REQUESTED: lambda shift, now: request_until(shift, now - ASKED_AGO),
}


def load_coming() -> None:
    """Fill each shift to what its story wants; nobody who holds a place loses it."""
    now, people = timezone.now(), _People()
    signups: list[SignUp] = []
    needs = Need.objects.filter(source=SOURCE, source_id__in=list(BY_KEY))
    for need in needs.prefetch_related("shifts", "interests").order_by("source_id"):
        chance = Random(f"{SEED}:coming:{need.source_id}")  # noqa: S311  # not a secret
        line = people.line(need, chance)
        for shift, slot in _story(need):
            takers = list(people.takers(shift, slot, line))
            new = [_signup(need, shift, row, state, chance, now) for row, state in takers]
            _together([row for row in new if row.resident.account_id])
            signups += new
            taken = {resident.pk for resident, _state in takers}
            line = sorted(line, key=lambda row: row.pk in taken)
    SignUp.objects.bulk_create(signups, batch_size=CHUNK)
    _count_places(signups)
    _answer(signups)
    _renew(now)


class _People:
    """The demo's residents, what they like, what they were asked, and who is in which shift."""

    def __init__(self) -> None:
        people = Resident.objects.filter(source=SOURCE).order_by("pk")
        self.family = [row for row in people if row.source_id.startswith(RESIDENT)]
        self.others = [row for row in people if not row.source_id.startswith(RESIDENT)]
        self.tastes: dict[int, set[int]] = defaultdict(set)
        likes = Resident.interests.through.objects.filter(resident__source=SOURCE)
        for interest, resident in likes.values_list("interest_id", "resident_id"):
            self.tastes[interest].add(resident)
        self.asked: dict[int, set[int]] = defaultdict(set)
        suggested = Suggestion.objects.awaiting().filter(need__source=SOURCE)
        for need, resident in suggested.values_list("need_id", "resident_id"):
            self.asked[need].add(resident)
        self.there: dict[int, dict[int, str]] = defaultdict(dict)
        live = SignUp.objects.live().values_list("shift_id", "resident_id", "state")
        for shift, resident, state in live:
            self.there[shift][resident] = state

    def line(self, need: Need, chance: Random) -> list[Resident]:
        """Return who may take a place, in order: first who was asked, then who likes the need.

        Leïla keeps her Saturdays free, but for the need that is hers.
        """
        keen = set().union(*(self.tastes[interest.pk] for interest in need.interests.all()))
        rows = list(self.others)
        chance.shuffle(rows)
        rows.sort(key=lambda row: (row.pk not in self.asked[need.pk], row.pk not in keen))
        return [*(self.family if need.source_id == HER_NEED else ()), *rows]

    def takers(
        self, shift: Shift, slot: kinds.Slot, line: list[Resident]
    ) -> list[tuple[Resident, str]]:
        """Return who comes in, each with her state, without more seats than the story says."""
        there = self.there[shift.pk]
        free = [row for row in line if row.pk not in there]
        room = max(0, slot.taken - shift.taken)
        found: list[tuple[Resident, str]] = []
        if slot.offered and room and self.family[0].pk not in there:
            found.append((self.family[0], State.OFFERED))
            room -= 1
        counts = Counter(there.values())
        requests = min(room, max(0, slot.requests - counts[State.REQUESTED]))
        waiting = max(0, slot.waiting - counts[State.WAITING])
        states = [State.REQUESTED] * requests + [State.CONFIRMED] * (room - requests)
        states += [State.WAITING] * waiting
        found.extend(zip(free, states, strict=False))
        return found


def _story(need: Need) -> list[tuple[Shift, kinds.Slot]]:
    """Return the shifts with their stories; those of a series that are over have none."""
    shifts = [row for row in need.shifts.all() if row.series_id is None or row.is_joinable]
    shifts.sort(key=lambda shift: shift.pk)
    return list(zip(shifts, story_of(BY_KEY[need.source_id]), strict=False))


def _signup(
    need: Need, shift: Shift, resident: Resident, state: str, chance: Random, now: datetime
) -> SignUp:
    """Return a sign-up of some moment since the need is published and the resident is here."""
    possible_since = max(need.published_at or resident.created_at, resident.created_at)
    signup = SignUp(
        shift=shift,
        resident=resident,
        state=state,
        channel=resident.channel,
        created_at=possible_since + (now - possible_since) * chance.random(),
        shares_phone=bool(resident.phone) and chance.random() < 0.6,
    )
    signup.shift.need = need
    if state in UNTIL:
        signup.expires_at = UNTIL[state](shift, now)
    if state == State.REQUESTED:
        signup.created_at = max(possible_since, now - ASKED_AGO)
    is_soon = shift.starts_at and shift.starts_at - now < SAYS_SOON
    if state == State.CONFIRMED and is_soon and chance.random() < 0.7:
        signup.coming_since = now
    return signup


def _together(family: list[SignUp]) -> None:
    """Make one party of those whom one account signed up at once."""
    party = uuid4()
    for signup in family:
        signup.party, signup.created_at = party, family[0].created_at


def _count_places(signups: list[SignUp]) -> None:
    taken = Counter(row.shift_id for row in signups if row.state in SignUp.HOLDING)
    for shift, places in taken.items():
        Shift.objects.filter(pk=shift).update(taken=F("taken") + places)


def _answer(signups: list[SignUp]) -> None:
    """Give the answers to what a need asks, in turn."""
    Answer.objects.bulk_create(
        Answer(question=question, signup=signup, text=told.answers[number % len(told.answers)])
        for number, signup in enumerate(signups)
        if (asked := BY_KEY[signup.shift.need.source_id].questions)
        for question, told in zip(signup.shift.need.questions.all(), asked, strict=False)
    )


def _renew(now: datetime) -> None:
    """Let whoever has to answer in the demo's story have time from today on."""
    timed = SignUp.objects.filter(resident__source=SOURCE, shift__need__source=SOURCE)
    for signup in timed.filter(state__in=UNTIL).select_related("shift__need"):
        signup.expires_at = UNTIL[signup.state](signup.shift, now)
        signup.save(update_fields=["expires_at"])
