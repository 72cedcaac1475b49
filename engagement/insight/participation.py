"""Who takes part against who lives here, by neighbourhood, small counts hidden."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from engagement.base.suppression import suppressed, suppressed_total
from engagement.events.models import Registration
from engagement.needs.models import SignUp
from engagement.people.models import Resident
from engagement.territory.models import Neighbourhood

#: Shades of the map, by people who took part in 1,000 inhabitants against the whole city.
SHADES = (0.5, 0.8, 1.25, 2.0)
OUTSIDE = ""  # the code of those whose neighbourhood is not known

LIVE = (*SignUp.LIVE, *Registration.LIVE)


@dataclass(frozen=True)
class Place:
    """One neighbourhood; None where a count is hidden or a denominator is not known.

    `per_thousand` is people who took part in 1,000 inhabitants; `shade` 0 (far fewer than the
    city) to 4 (far more), None where it cannot be told.
    """

    code: str
    name: str
    inhabitants: int | None
    is_estimate: bool
    people: int | None
    sign_ups: int | None
    first_timers: int | None
    per_thousand: float | None
    shade: int | None


@dataclass(frozen=True)
class Participation:
    """The city over a period, and each of its neighbourhoods by name."""

    days: int
    people: int | None
    sign_ups: int | None
    first_timers: int | None
    per_thousand: float | None
    places: list[Place]


def participation(days: int) -> Participation:
    """Return who signed up or registered in the last days. The queries do not grow with rows."""
    since = timezone.now() - timedelta(days=days)
    asked = [
        *_pairs(SignUp.objects.filter(created_at__gte=since, state__in=LIVE)),
        *_pairs(Registration.objects.filter(created_at__gte=since, state__in=LIVE)),
    ]
    people = {resident for resident, _home in asked}
    known_before = _known_before(people, since)
    homes = dict(asked)
    places = list(Neighbourhood.objects.defer("outline").order_by("name", "pk"))
    codes = {place.pk: place.code for place in places}
    counts = _by_home(homes, people, codes)
    sign_ups = Counter(codes.get(home or 0, OUTSIDE) for _resident, home in asked)
    new = _by_home(homes, people - known_before, codes)
    return _told(days, places, counts, sign_ups, new)


def _told(
    days: int,
    places: list[Neighbourhood],
    people: Counter[str],
    sign_ups: Counter[str],
    new: Counter[str],
) -> Participation:
    """Hide the small counts, then set them against the inhabitants."""
    codes = [place.code for place in places]
    shown = suppressed({code: people[code] for code in [*codes, OUTSIDE]})
    shown_new = suppressed({code: new[code] for code in [*codes, OUTSIDE]})
    with_known = [place for place in places if place.population]
    city = _per_thousand(
        sum(people[place.code] for place in with_known),
        sum(place.population or 0 for place in with_known),
    )
    return Participation(
        days=days,
        people=suppressed_total(people),
        sign_ups=None if suppressed_total(people) is None else sign_ups.total(),
        first_timers=suppressed_total(new),
        per_thousand=None if suppressed_total(people) is None else city,
        places=[
            _place(place, shown[place.code], sign_ups[place.code], shown_new[place.code], city)
            for place in places
        ],
    )


def _place(
    place: Neighbourhood,
    people: int | None,
    sign_ups: int,
    new: int | None,
    city: float | None,
) -> Place:
    rate = None if people is None else _per_thousand(people, place.population)
    return Place(
        code=place.code,
        name=place.name,
        inhabitants=place.population,
        is_estimate=place.population_is_estimate,
        people=people,
        sign_ups=None if people is None else sign_ups,
        first_timers=None if people is None else new,
        per_thousand=rate,
        shade=None if rate is None or not city else sum(rate >= city * step for step in SHADES),
    )


def _per_thousand(people: int, inhabitants: int | None) -> float | None:
    return 1000 * people / inhabitants if inhabitants else None


def _pairs(rows: QuerySet) -> Iterable[tuple[int, int | None]]:
    """Return the resident and her neighbourhood of each row."""
    return rows.order_by().values_list("resident", "resident__neighbourhood")


def _by_home(homes: dict[int, int | None], people: set[int], codes: dict[int, str]) -> Counter[str]:
    return Counter(codes.get(homes[person] or 0, OUTSIDE) for person in people)


def _known_before(people: set[int], since: object) -> set[int]:
    """Return those of these people who had signed up or registered before."""
    signed = SignUp.objects.filter(created_at__lt=since)
    registered = Registration.objects.filter(created_at__lt=since)
    before = Resident.objects.filter(pk__in=signed.values("resident")) | Resident.objects.filter(
        pk__in=registered.values("resident")
    )
    return people & set(before.values_list("pk", flat=True))
