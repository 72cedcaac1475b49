"""Believable residents for trials and benchmarks; nobody among them can be written to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import accumulate
from random import Random
from typing import Self

from django.db import transaction
from django.utils import timezone

from engagement.people.models import ConsentRecord, Resident
from engagement.people.postings import refresh_postings
from engagement.territory.models import Interest, Neighbourhood

SOURCE = "trial"
CHUNK = 1_000
LIKES = 5
AGREE, PAUSE = 0.70, 0.05
CAPS = (1, 2, 4, 4, 8)
FIRST_NAMES = [
    "Adèle",
    "Amine",
    "Antoine",
    "Aurore",
    "Baptiste",
    "Béatrice",
    "Bilal",
    "Camille",
    "Céline",
    "Chloé",
    "Clément",
    "Corinne",
    "Daniel",
    "Denise",
    "Driss",
    "Élodie",
    "Émile",
    "Fatima",
    "Florent",
    "Françoise",
    "Gaëlle",
    "Georges",
    "Hakim",
    "Hélène",
    "Hugo",
    "Ibrahim",
    "Inès",
    "Jacques",
    "Jeanne",
    "Joséphine",
    "Karim",
    "Laetitia",
    "Léon",
    "Lina",
    "Louis",
    "Lucie",
    "Malika",
    "Marcel",
    "Margaux",
    "Mehdi",
    "Monique",
    "Nadia",
    "Nathan",
    "Noémie",
    "Odette",
    "Olivier",
    "Patrick",
    "Pauline",
    "Rachid",
    "Rémi",
    "Rose",
    "Sabrina",
    "Samuel",
    "Simone",
    "Sofia",
    "Thérèse",
    "Thomas",
    "Valérie",
    "Victor",
    "Yasmine",
    "Yvette",
    "Zoé",
]


class NoTerritory(Exception):
    """There is no neighbourhood to live in yet."""


@dataclass
class Counts:
    """What one call did. `consenting` and `paused` are counted among those added."""

    added: int = 0
    kept: int = 0
    consenting: int = 0
    paused: int = 0


@dataclass(frozen=True)
class City:
    """What residents are drawn from: homes by population, tastes by Zipf's law."""

    seed: int
    homes: list[int]
    home_weights: list[float]
    tastes: list[int]
    taste_weights: list[float] = field(default_factory=list)

    @classmethod
    def present(cls, seed: int) -> Self:
        """Read the territory; NoTerritory where there is none.

        The order of the tastes is drawn with the seed: which interest is loved is nobody's truth.
        """
        rows = list(Neighbourhood.objects.order_by("code").values_list("pk", "population"))
        if not rows:
            raise NoTerritory
        tastes = list(Interest.objects.order_by("kind", "code").values_list("pk", flat=True))
        Random(f"{seed}:tastes").shuffle(tastes)  # noqa: S311  # not a secret
        return cls(
            seed=seed,
            homes=[key for key, _people in rows],
            home_weights=list(accumulate(shares([people for _key, people in rows]))),
            tastes=tastes,
            taste_weights=list(accumulate(1 / rank for rank in range(1, len(tastes) + 1))),
        )

    def draw(self, number: int) -> tuple[Resident, list[int]]:
        """Return the resident of this number, unsaved, and her tastes: the same at each call."""
        chance = Random(f"{self.seed}:{number}")  # noqa: S311  # not a secret
        now = timezone.now()
        agrees, paused = chance.random() < AGREE, chance.random() < PAUSE
        resident = Resident(
            source=SOURCE,
            source_id=f"{self.seed}-{number}",
            name=chance.choice(FIRST_NAMES),
            neighbourhood_id=chance.choices(self.homes, cum_weights=self.home_weights)[0],
            suggestions_since=now - timedelta(days=chance.randrange(1, 540)) if agrees else None,
            paused_until=(now + timedelta(days=30)).date() if paused else None,
            monthly_cap=chance.choice(CAPS),
        )
        return resident, self.draw_tastes(chance)

    def draw_tastes(self, chance: Random) -> list[int]:
        likes: dict[int, None] = {}
        while len(likes) < min(LIKES, len(self.tastes)):
            likes[chance.choices(self.tastes, cum_weights=self.taste_weights)[0]] = None
        return list(likes)


def shares(populations: Sequence[int | None]) -> list[float]:
    """Return the weight of each neighbourhood; an unknown population counts as the mean."""
    known = [people for people in populations if people is not None]
    if not sum(known):
        return [1.0] * len(populations)
    mean = sum(known) / len(known)
    return [mean if people is None else float(people) for people in populations]


def make_residents(
    count: int, *, seed: int, progress: Callable[[int, int], None] = lambda done, of: None
) -> Counts:
    """Make the first `count` residents of this seed; those made before are kept as they are.

    About 70 % agree to suggestions and some have paused them; each likes 5 interests. Written in
    chunks of 1,000, each whole or not at all: a call that was interrupted is finished by the
    next. Raises NoTerritory.
    """
    city, counts = City.present(seed), Counts()
    for start in range(0, count, CHUNK):
        _make_chunk(city, range(start, min(start + CHUNK, count)), counts)
        progress(min(start + CHUNK, count), count)
    return counts


@transaction.atomic
def _make_chunk(city: City, numbers: range, counts: Counts) -> None:
    wanted = {f"{city.seed}-{number}": number for number in numbers}
    trial = Resident.objects.filter(source=SOURCE, source_id__in=list(wanted))
    for source_id in trial.values_list("source_id", flat=True):
        del wanted[source_id]
        counts.kept += 1
    drawn = [city.draw(number) for number in wanted.values()]
    residents = Resident.objects.bulk_create([resident for resident, _likes in drawn])
    likes = Resident.interests.through
    likes.objects.bulk_create(
        [
            likes(resident_id=resident.pk, interest_id=interest)
            for resident, interests in drawn
            for interest in interests
        ],
        batch_size=CHUNK,
    )
    refresh_postings([resident.pk for resident in residents])
    counts.added += len(residents)
    counts.paused += sum(resident.paused_until is not None for resident in residents)
    counts.consenting += len(_record_consents(residents))


def _record_consents(residents: list[Resident]) -> list[ConsentRecord]:
    return ConsentRecord.objects.bulk_create(
        ConsentRecord(
            resident=resident,
            purpose=ConsentRecord.Purpose.SUGGESTIONS,
            given=True,
            at=resident.suggestions_since,
        )
        for resident in residents
        if resident.suggestions_since
    )
