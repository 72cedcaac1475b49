"""Who of a few residents may be asked for a need: one statement, written by hand.

By the rules of candidates.eligible_residents, which reads a whole city through the query sets of
the rooms; of a few residents the ORM takes longer to ask than the database to answer. The
exactness of the rings (tests/unit/matching/small_city.py) holds the two against each other.
"""

from collections.abc import Collection
from datetime import timedelta

from django.utils import timezone

from engagement.matching.availability import CAP_DAYS
from engagement.matching.byhand import ask
from engagement.matching.rules import current_rules
from engagement.needs.models import Need, SignUp

LIVE = ", ".join(f"'{state}'" for state in SignUp.LIVE)
SQL = f"""
    select resident.id, resident.neighbourhood_id, sent.lately, resident.half_days
    from people_resident resident
    join (
      select one.id as resident_id,
        count(case when sent.sent_at >= %s then 1 end) as lately,
        count(case when sent.sent_at >= %s then 1 end) as in_month,
        count(case when sent.sent_at >= %s then 1 end) as resting,
        count(case when sent.need_id = %s then 1 end) as told
      from people_resident one left join matching_suggestion sent on sent.resident_id = one.id
      where one.id in ({{keys}}) group by one.id) sent on sent.resident_id = resident.id
    where resident.suggestions_since is not null
      and (resident.paused_until is null or resident.paused_until <= %s)
      and sent.in_month < resident.monthly_cap and sent.told = 0
      and (%s = 0 or resident.email <> '') and (%s = 0 or sent.resting = 0)
      and not exists (
        select 1 from needs_signup held join needs_shift shift on shift.id = held.shift_id
        where held.resident_id = resident.id and shift.need_id = %s and held.state in ({LIVE}))
    order by resident.id
"""  # noqa: S608  # no text of anybody


def askable(
    need: Need, keys: Collection[int], *, by_message: bool
) -> list[tuple[int, int | None, int, int]]:
    """Return (key, neighbourhood, suggestions lately, half-days) of those who may be asked.

    Clashes aside.
    """
    if not keys:
        return []
    rules, written = current_rules(), int(by_message)
    days = (rules.solicitation_days, CAP_DAYS, rules.rest_days)
    since = [timezone.now() - timedelta(days=n) for n in days]
    asked = (need.pk, timezone.localdate(), written, written and rules.rest_days, need.pk)
    return ask(SQL.format(keys=", ".join(map(str, keys))), [*since, *asked])
