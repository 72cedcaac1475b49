"""Believable residents, drawn from a random generator that the caller seeds."""

from collections.abc import Iterator
from random import Random
from typing import TypedDict

from .names import FRENCH, STOCKS
from .quartiers import QUARTIERS

HISTORY_DAYS = 550
FETE_DAYS_AGO = (28, 120, 245, 330, 490)

# Most liked first: the n-th domain is liked about 1/n as often as the first.
DOMAINS_BY_TASTE = (
    "vivre-ensemble",
    "environnement",
    "solidarite-insertion",
    "culture-loisirs",
    "education",
    "sport",
    "animaux",
    "sante",
    "memoire-et-citoyennete",
    "humanitaire",
    "numerique",
    "batiment-industrie-logistique",
    "communication",
    "prevention-protection",
    "emploi",
    "benevolat-competences",
    "recherche",
    "gestion-finance-droit",
    "service-public-defense-securite",
    "autre",
)

# What a quartier likes more than the city does.
LOCAL_FLAVOUR: dict[str, dict[str, float]] = {
    "dunkerque-centre": {"culture-loisirs": 1.6, "memoire-et-citoyennete": 1.5},
    "malo-les-bains": {"environnement": 1.8, "culture-loisirs": 1.5, "recherche": 1.5},
    "rosendael": {"sante": 1.6, "prevention-protection": 1.5},
    "petite-synthe": {"environnement": 2.2, "batiment-industrie-logistique": 1.5},
    "saint-pol-sur-mer": {"education": 1.9, "sport": 1.5, "numerique": 1.5},
    "fort-mardyck": {"sport": 2.2, "animaux": 1.8},
    "mardyck": {"memoire-et-citoyennete": 3.0, "environnement": 1.5},
}

MONTHLY_CAPS = (1, 2, 4, 8)
MONTHLY_CAP_WEIGHTS = (2, 5, 4, 1)


class ResidentFacts(TypedDict):
    """What the demo knows of one resident."""

    first_name: str
    last_name: str
    quartier: str
    interests: tuple[str, ...]
    language: str
    suggestions: bool
    monthly_cap: int
    joined_days_ago: int
    past_help: int


def residents(count: int, rng: Random) -> Iterator[ResidentFacts]:
    """So many residents; the same generator state gives the same people."""
    for _ in range(count):
        yield _resident(rng)


def _resident(rng: Random) -> ResidentFacts:
    quartier = rng.choices(QUARTIERS, [q.population for q in QUARTIERS])[0].code
    first_name, last_name = _name(rng)
    joined = _joined_days_ago(rng)
    return ResidentFacts(
        first_name=first_name,
        last_name=last_name,
        quartier=quartier,
        interests=_interests(quartier, rng),
        language="en" if rng.random() < 0.03 else "fr",
        suggestions=rng.random() < 0.7,
        monthly_cap=rng.choices(MONTHLY_CAPS, MONTHLY_CAP_WEIGHTS)[0],
        joined_days_ago=joined,
        past_help=_past_help(joined, rng),
    )


def _name(rng: Random) -> tuple[str, str]:
    """Often both names of one origin, at times a French first name; some give an initial only."""
    stock = rng.choices(STOCKS, [stock.weight for stock in STOCKS])[0]
    first_stock = FRENCH if rng.random() < 0.35 else stock
    family = rng.choice(stock.family)
    return rng.choice(first_stock.first), f"{family[0]}." if rng.random() < 0.3 else family


def _interests(quartier: str, rng: Random) -> tuple[str, ...]:
    """Two to five domains, a few liked by many and many liked by few."""
    flavour = LOCAL_FLAVOUR[quartier]
    weights = {d: flavour.get(d, 1.0) / rank for rank, d in enumerate(DOMAINS_BY_TASTE, start=1)}
    chosen: list[str] = []
    for _ in range(rng.choices((2, 3, 4, 5), (3, 4, 2, 1))[0]):
        domain = rng.choices(list(weights), list(weights.values()))[0]
        chosen.append(domain)
        del weights[domain]
    return tuple(chosen)


def _joined_days_ago(rng: Random) -> int:
    """Half joined on some day, half in the three weeks that follow a fête."""
    if rng.random() < 0.5:
        return rng.randint(0, HISTORY_DAYS)
    after = int(rng.expovariate(1 / 7))
    return max(0, rng.choice(FETE_DAYS_AGO) - after)


def _past_help(joined_days_ago: int, rng: Random) -> int:
    """Most never came, some came once or twice, one in twelve comes again and again."""
    mood = rng.random()
    if mood < 0.62 or joined_days_ago < 7:
        return 0
    if mood < 0.92:
        return min(12, 1 + int(rng.expovariate(1 / 0.9)))
    return min(12, joined_days_ago // 10, 4 + int(rng.expovariate(1 / 3)))
