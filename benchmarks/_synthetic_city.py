"""A city out of nothing, written straight into the tables: far faster than by the actions.

100 neighbourhoods a kilometre apart, residents who like 5 of the 73 interests by Zipf's law, needs
that carry 1 to 3 of them, some residents written to lately, some who came before.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import Any

import numpy as np

SIDE = 10
LIKES = 5
NEEDS_EACH = 10
WRITTEN_TO, CAME = 0.2, 0.05
NEED_COLUMNS = [
    "id",
    "association_id",
    "title",
    "slug",
    "neighbourhood_id",
    "remote",
    "state",
    "published_at",
]
BATCH, AT_ONCE = 50_000, 20
REMOTE = 20  # needs done from anywhere, a case of their own

POSTINGS = """
insert into people_residentposting
  (resident_id, neighbourhood_id, interest_id, solicited, domains, activities)
with masks as (
  select likes.resident_id,
    sum(case when interest.kind = 'domain' then {bit} else 0 end) as domains,
    sum(case when interest.kind = 'domain' then 0 else {bit} end) as activities
  from people_resident_interests likes join territory_interest interest
    on interest.id = likes.interest_id group by likes.resident_id),
lists as (
  select resident_id, interest_id from people_resident_interests
  union all select id, null from people_resident)
select resident.id, resident.neighbourhood_id, lists.interest_id,
  case when sent.resident_id is null then 0 else 1 end, masks.domains, masks.activities
from lists join people_resident resident on resident.id = lists.resident_id
  join masks on masks.resident_id = resident.id
  left join matching_suggestion sent on sent.resident_id = resident.id
"""
BIT = "(cast(1 as bigint) << cast(interest.id % 63 as integer))"


def load_once(residents: int, needs: int, *, seed: int, remote: int) -> None:
    """Fill the database unless it was kept from another run; stop where that city is another."""
    # Only now: models need the applications.
    from engagement.needs.models import NeedPosting
    from engagement.people.models import Resident

    if not NeedPosting.objects.exists():
        load(residents, needs, seed=seed, remote=remote)
    elif (Resident.objects.count(), NeedPosting.objects.count()) != (residents, needs):
        raise SystemExit("The city that was kept has another size.")


def load(residents: int, needs: int, *, seed: int, remote: int = 0) -> None:
    """Fill an empty, migrated database; the last `remote` needs are done from anywhere."""
    from django.db import connection
    from django.utils import timezone

    from engagement.associations.models import Association
    from engagement.matching.models import Suggestion
    from engagement.needs.models import Need, Shift, SignUp
    from engagement.needs.postings import rebuild_postings
    from engagement.people.models import Resident
    from engagement.territory.models import Interest, Neighbourhood

    chance, today = np.random.default_rng(seed), timezone.now()
    stamp = connection.ops.adapt_datetimefield_value
    now, days = stamp(today), [today + timedelta(days=day) for day in range(41)]
    keys = np.array(Interest.objects.order_by("kind", "code").values_list("pk", flat=True))
    chance.shuffle(keys)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("set session_replication_role = replica")  # no key is checked
        else:
            cursor.execute("pragma foreign_keys = off")
    places = range(1, SIDE * SIDE + 1)
    write(
        Neighbourhood,
        ("id", "name", "code", "lat", "lon"),
        ((n, f"Q{n}", f"q{n}", 48.8 + n % SIDE * 0.009, 2.3 + n // SIDE * 0.0137) for n in places),
    )
    say("residents")
    homes = chance.integers(1, SIDE * SIDE + 1, residents).tolist()
    write(
        Resident,
        ("id", "public_id", "name", "email", "neighbourhood_id", "suggestions_since"),
        ((n + 1, f"{n:032x}", f"R{n}", f"r{n}@x.example", homes[n], now) for n in range(residents)),
    )
    say("tastes")
    write(
        Resident.interests.through,
        ("resident_id", "interest_id"),
        drawn(chance, keys, np.full(residents, LIKES)),
    )
    say("needs")
    write(
        Association,
        ("id", "name", "slug", "state"),
        ((n + 1, f"A{n}", f"a{n}", "verified") for n in range(needs // NEEDS_EACH + 1)),
    )
    places_of_needs = chance.integers(1, SIDE * SIDE + 1, needs).tolist()
    write(
        Need,
        NEED_COLUMNS,
        (
            (
                n + 1,
                n // NEEDS_EACH + 1,
                f"N{n}",
                f"n{n}",
                places_of_needs[n],
                "full" if n >= needs - remote else "no",
                "published",
                now,
            )
            for n in range(needs)
        ),
    )
    write(
        Need.interests.through,
        ("need_id", "interest_id"),
        drawn(chance, keys, chance.integers(1, 4, needs)),
    )
    starts = chance.integers(1, 40, needs).tolist()
    taken = np.minimum(chance.geometric(0.5, needs) - 1, 9).tolist()
    write(
        Shift,
        ("need_id", "starts_at", "ends_at", "capacity", "taken"),
        (
            (n + 1, stamp(days[day]), stamp(days[day] + timedelta(hours=2)), 10, taken[n])
            for n, day in enumerate(starts)
        ),
    )
    say("past")
    write(
        Suggestion,
        ("need_id", "resident_id", "state", "score", "chance", "terms", "sent_at"),
        (
            (int(chance.integers(1, needs + 1)), n + 1, "sent", 0.4, 0.4, "{}", now)
            for n in np.flatnonzero(chance.random(residents) < WRITTEN_TO).tolist()
        ),
    )
    came = np.flatnonzero(chance.random(residents) < CAME).tolist()
    write(
        SignUp,
        ("shift_id", "resident_id", "party", "attendance", "state"),
        (
            (int(chance.integers(1, needs + 1)), n + 1, f"{n:032x}", "came", "confirmed")
            for n in came
        ),
    )
    say("postings")
    with connection.cursor() as cursor:
        cursor.execute(POSTINGS.format(bit=BIT))
        if connection.vendor == "postgresql":
            cursor.execute("set session_replication_role = default")
    rebuild_postings()
    age_postings(needs)
    with connection.cursor() as cursor:
        cursor.execute("vacuum analyze" if connection.vendor == "postgresql" else "analyze")


def age_postings(needs: int) -> None:
    """Have the postings of needs changed at moments of the last 30 days, not all just now."""
    from django.utils import timezone

    from engagement.needs.models import NeedPosting

    for start in range(0, needs, AT_ONCE):
        at = timezone.now() - timedelta(days=30) * ((start + 1) / needs)
        NeedPosting.objects.filter(pk__gt=start, pk__lte=start + AT_ONCE).update(changed_at=at)


def drawn(
    chance: np.random.Generator, keys: np.ndarray, counts: np.ndarray
) -> Iterator[tuple[int, int]]:
    """Yield (row, interest) for rows numbered from 1: distinct interests by Zipf's law.

    The first n of keys ordered by log weight + Gumbel noise are n draws without replacement.
    """
    weight = np.log(1 / np.arange(1, len(keys) + 1))
    for start in range(0, len(counts), BATCH):
        some = counts[start : start + BATCH]
        noise = chance.gumbel(size=(len(some), len(keys)))
        best = np.argsort(-(weight + noise), axis=1)[:, : some.max()]
        for row, (count, line) in enumerate(zip(some.tolist(), keys[best].tolist(), strict=True)):
            for interest in line[:count]:
                yield start + row + 1, interest


def write(model: Any, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write rows of these columns; the other columns have their defaults."""
    from django.db import connection, transaction

    others = [
        field
        for field in model._meta.concrete_fields
        if field.column not in columns and not field.primary_key
    ]
    names = [*columns, *(field.column for field in others)]
    rest = tuple(field.get_db_prep_save(field.get_default(), connection) for field in others)
    table = model._meta.db_table
    if connection.vendor == "postgresql":
        listed = f"copy {table} ({', '.join(names)}) from stdin"
        with connection.cursor() as cursor, cursor.copy(listed) as copy:
            for row in rows:
                copy.write_row((*row, *rest))
        return
    marks = ", ".join(["?"] * len(names))
    statement = f"insert into {table} ({', '.join(names)}) values ({marks})"
    with transaction.atomic():
        connection.connection.executemany(statement, ((*row, *rest) for row in rows))


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
