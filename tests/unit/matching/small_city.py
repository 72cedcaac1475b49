"""Small random cities full of ties, refusals, pasts and clashes, and what rings miss in them.

benchmarks/matching_exactness.py asks thousands of them, the suite a few.
"""

import random
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from unittest.mock import patch

import time_machine
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from engagement.associations.models import Association
from engagement.matching import kept, queries
from engagement.matching.actions import send_digest
from engagement.matching.availability import solicitations
from engagement.matching.candidates import Asked, Seeker, pairs_of_need, pairs_of_resident
from engagement.matching.models import AffinityTable, Suggestion
from engagement.matching.queries import Ranking, rank_needs, rank_reachable, rank_residents
from engagement.matching.rules import trying
from engagement.matching.score import Rules
from engagement.needs.models import Need, Shift, SignUp
from engagement.needs.postings import rebuild_postings as rebuild_needs
from engagement.outbox.models import Message
from engagement.people.models import Resident
from engagement.people.postings import note_solicited
from engagement.people.postings import rebuild_postings as rebuild_residents
from engagement.territory.models import Interest, Neighbourhood

TOPS = (1, 4)


def missed_in(seed: int) -> list[str]:
    """Return where the ranking by rings differs from brute force in the city of this seed."""
    with (
        transaction.atomic(),
        patch.object(queries, "is_small_city", lambda: False),
        patch.object(queries, "SPARE", 0),
        # Past help ages between two questions otherwise.
        time_machine.travel(timezone.now(), tick=False),
        # Every other city has learned something of its answers.
        trying(Rules(w_a=0.4 * (seed % 2))),
    ):
        kept.forget()
        draw = random.Random(seed)
        build(draw)
        learn_anything(draw)
        found = [*wrong_residents(), *wrong_needs()]
        transaction.set_rollback(True)
    return [f"city {seed}: {line}" for line in found]


def violations_in(seed: int) -> list[str]:
    """Return what a weekly letter does in the city of this seed that it must not."""
    with (
        transaction.atomic(),
        time_machine.travel(timezone.now(), tick=False),
        trying(Rules(w_a=0.4 * (seed % 2))),
    ):
        kept.forget()
        draw = random.Random(seed)
        build(draw)
        learn_anything(draw)
        before = Before()
        send_digest()
        found = list(before.violations())
        transaction.set_rollback(True)
    return [f"city {seed}: {line}" for line in found]


class Before:
    """What was so before the letter, asked of the tables by other statements than its own."""

    def __init__(self) -> None:
        lately = timezone.now() - timedelta(days=30)
        rest = timezone.now() - timedelta(days=3)
        sent = list(Suggestion.objects.values_list("resident", "need", "sent_at"))
        self.asked = {(who, need) for who, need, _at in sent}
        self.month = Counter(who for who, _need, at in sent if at >= lately)
        self.tired = {who for who, _need, at in sent if at >= rest}
        self.coming = set(SignUp.objects.live().values_list("resident", "shift__need"))
        self.open = set(Need.objects.open().values_list("pk", flat=True))

    def violations(self) -> Iterator[str]:
        told: dict[int, list[int]] = {}
        rows = Suggestion.objects.filter(digest__isnull=False)
        for who, need in rows.values_list("resident", "need"):
            told.setdefault(who, []).append(need)
        letters = Counter(Message.objects.values_list("recipient_key", flat=True))
        for one in Resident.objects.filter(pk__in=told):
            for line in self.wrongs(one, told[one.pk], letters[f"resident:{one.public_id}"]):
                yield f"resident {one.pk} {line}"
        if sum(letters.values()) != len(told):
            yield "somebody has a letter about nothing"

    def wrongs(self, one: Resident, needs: list[int], letters: int) -> list[str]:
        pairs = {(one.pk, need) for need in needs}
        wrong = {
            "did not agree": not one.takes_suggestions,
            "cannot be written to": not one.email,
            "rests": one.pk in self.tired,
            "has another number of letters than one": letters != 1,
            "is asked above her cap": len(needs) > min(3, one.monthly_cap - self.month[one.pk]),
            "is asked for what she knows": bool(pairs & (self.asked | self.coming)),
            "is asked for half-days she never has": any(never_hers(one, need) for need in needs),
            "is asked for what is not open": not self.open.issuperset(needs),
        }
        return [line for line, is_so in wrong.items() if is_so]


def never_hers(one: Resident, need: int) -> bool:
    """Say whether the whole need lies outside the half-days that a resident told."""
    shifts = Shift.objects.filter(need=need, starts_at__gt=timezone.now(), taken__lt=F("capacity"))
    # Every five minutes, and the last moment: what ends just after 18 h has touched the evening.
    moments = [timedelta(minutes=minutes) for minutes in range(0, 120, 5)]
    moments.append(timedelta(hours=2, microseconds=-1))
    hours = [timezone.localtime(shift.starts_at + after) for shift in shifts for after in moments]
    hers = {3 * at.weekday() + (at.hour >= 12) + (at.hour >= 18) for at in hours}
    return bool(one.half_days) and not any(one.half_days >> place & 1 for place in hers)


def wrong_residents() -> Iterator[str]:
    for need in Need.objects.order_by("pk"):
        for top, rank, by_message in (
            (1, rank_residents, False),
            (4, rank_reachable, True),
            (30, rank_residents, False),
        ):
            everybody = pairs_of_need(Asked(need, by_message=by_message))
            expected = said(queries._told(Ranking(everybody, top), say=lambda facts: []))
            if said(rank(need, top)) != expected:
                yield f"need {need.pk}, top {top}, by message: {by_message}"


def wrong_needs() -> Iterator[str]:
    for resident in Resident.objects.order_by("pk")[:6]:
        everything = pairs_of_resident(Seeker(resident))
        for top in TOPS:
            expected = said(queries._told(Ranking(everything, top), say=lambda facts: []))
            if said(rank_needs(resident, top)) != expected:
                yield f"resident {resident.pk}, top {top}"


def said(ranked: list[queries.Ranked]) -> list[tuple]:
    return [(pair.need.pk, pair.resident.pk, pair.score, dict(pair.terms)) for pair in ranked]


def build(draw: random.Random) -> None:
    """Write a city: twins in one place, needs from anywhere, caps, pauses, people asked lately."""
    now = timezone.now().replace(microsecond=0)
    interests = draw.sample(list(Interest.objects.order_by("pk")), 9)
    # The first two lie at the same point: neighbourhoods may tie as well.
    spots = [0, 0, *(draw.randrange(1, 12) for _ in range(draw.randrange(5)))]
    places: list[Neighbourhood | None] = [None]
    places += Neighbourhood.objects.bulk_create(
        Neighbourhood(name=f"Q{n}", code=f"q{n}", lat=48.8 + spot / 100, lon=2.3)
        for n, spot in enumerate(spots)
    )
    needs = _needs(draw, now, places, interests)
    shifts = _shifts(draw, now, needs)
    residents = _residents(draw, now, places, interests)
    _signups(draw, shifts, residents)
    _suggestions(draw, now, needs, residents)
    rebuild_needs()
    rebuild_residents()
    # Floors may be lower than the truth, never higher.
    note_solicited({key: draw.randint(0, true) for key, true in solicitations().items()})


def learn_anything(draw: random.Random) -> None:
    """Store a table of affinities that nobody taught."""
    interests = list(Interest.objects.order_by("pk").values_list("pk", flat=True))
    size = 1 + len(interests) + 2
    AffinityTable.objects.create(
        content={
            "interests": interests,
            "words": ["n1", "n2"],
            "weights": [1.0] * (size - 1),
            "table": [[draw.gauss(0, 0.3) for _ in range(size)] for _ in range(1 + len(interests))],
        },
        learned_from=0,
        held_out=0,
        new_loss=0,
        old_loss=0,
    )


def _needs(draw, now, places, interests):
    associations = Association.objects.bulk_create(
        Association(name=f"A{n}", slug=f"a{n}", state=state)
        for n, state in enumerate(["verified", "verified", "listed", "suspended"])
    )
    needs = Need.objects.bulk_create(
        Need(
            association=draw.choice(associations),
            title=f"N{n}",
            slug=f"n{n}",
            neighbourhood=draw.choice(places),
            remote=draw.choice(["no", "no", "no", "full"]),
            state=draw.choice(["published"] * 5 + ["draft"]),
            published_at=now,
        )
        for n in range(8)
    )
    _tag(Need, "need_id", needs, draw, interests, 3)
    return needs


def _residents(draw, now, places, interests):
    pause = timezone.localdate() + timedelta(days=3)
    residents = Resident.objects.bulk_create(
        Resident(
            name=f"R{n}",
            email=draw.choice(["", f"r{n}@exemple.example"]),
            neighbourhood=draw.choice(places),
            suggestions_since=draw.choice([now] * 6 + [None]),
            paused_until=draw.choice([None] * 6 + [pause]),
            monthly_cap=draw.randrange(5),
            half_days=draw.choice([0, 0, draw.getrandbits(21)]),
        )
        for n in range(draw.choice([0, 3, 60, 90]))
    )
    _tag(Resident, "resident_id", residents, draw, interests, 6)
    return residents


def _tag(model, column, rows, draw, interests, most):
    links = model.interests.through
    few = interests[: draw.choice([1, 3, 9])]
    links.objects.bulk_create(
        links(**{column: row.pk, "interest_id": interest.pk})
        for row in rows
        for interest in draw.sample(few, min(len(few), draw.randrange(most + 1)))
    )


def _shifts(draw, now, needs):
    rows = []
    for need in needs:
        for _ in range(draw.choice([0, 1, 1, 2])):
            start = now + timedelta(hours=draw.randrange(-12, 90))
            rows.append(
                Shift(
                    need=need,
                    starts_at=start,
                    ends_at=start + timedelta(hours=2),
                    capacity=4,
                    taken=draw.choice([0, 0, 1, 2, 4]),
                )
            )
    return Shift.objects.bulk_create(rows)


def _signups(draw, shifts, residents):
    SignUp.objects.bulk_create(
        SignUp(shift=shift, resident=resident, attendance=draw.choice(["", "came"]))
        for shift in shifts
        for resident in draw.sample(residents, min(len(residents), draw.randrange(3)))
    )


def _suggestions(draw, now, needs, residents):
    Suggestion.objects.bulk_create(
        Suggestion(
            need=need,
            resident=resident,
            state=draw.choice(["sent", "seen", "declined"]),
            sent_at=now - timedelta(days=draw.choice([2, 20, 45])),
            score=0,
            chance=draw.random(),
            terms={},
        )
        for need in needs
        for resident in draw.sample(residents, min(len(residents), draw.randrange(12)))
    )
