"""What needs still offer: asked of one, of some hundred for a resident, of all for the letter."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import timedelta

from django.utils import timezone

from engagement.associations.models import Association
from engagement.matching.availability import Times, is_short
from engagement.matching.byhand import ask, moment, one_of
from engagement.matching.rules import current_rules

PUBLIC = ", ".join(f"'{state}'" for state in (Association.State.VERIFIED, Association.State.LISTED))
# The association is asked need by need: PostgreSQL would read all of them for a join.
SQL = f"""
    select shift.need_id, need.neighbourhood_id, need.remote, need.association_id,
      shift.capacity, shift.taken, coalesce(asked.chances, 0),
      cast(shift.starts_at as text), cast(shift.ends_at as text)
    from needs_shift shift join needs_need need on need.id = shift.need_id
    left join (
      select sent.need_id, sum(sent.chance) as chances from matching_suggestion sent
      where sent.state = 'sent' and sent.sent_at >= %s {{sent}}
        and not exists (
          select 1 from needs_signup answer join needs_shift own on own.id = answer.shift_id
          where answer.resident_id = sent.resident_id and own.need_id = sent.need_id)
      group by sent.need_id) asked on asked.need_id = need.id
    where need.state = 'published' and shift.called_off_at is null
      and (shift.ends_at is null or shift.ends_at > %s) {{shift}}
      and (select one.state from associations_association one where one.id = need.association_id)
        in ({PUBLIC})
    order by shift.starts_at nulls last, shift.id
"""  # noqa: S608  # no text of anybody


@dataclass
class Opening:
    """What a need still offers: times of its shifts with places left, soonest first.

    `home`, `remote` and `association` are those of its row. `places` are all those of its shifts
    to come; `fills` the people it may expect: those who signed up, and the chances of those who
    were asked lately and have not answered.
    """

    home: int | None = None
    remote: str = ""
    association: int = 0
    fills: float = 0.0
    places: int = 0
    times: list[Times] = field(default_factory=list)


def openings(needs: Collection[int] | None = None) -> dict[int, Opening]:
    """Return the opening of each published need (of these keys) that has a shift to come, by key.

    What is joinable is what `Shift.is_joinable` says.
    """
    now, found = timezone.now(), dict[int, Opening]()
    sql = SQL.format(sent=one_of("sent.need_id", needs), shift=one_of("shift.need_id", needs))
    since = now - timedelta(days=current_rules().solicitation_days)
    for key, home, remote, association, capacity, taken, asked, *when in ask(sql, [since, now]):
        times = (moment(when[0]), moment(when[1]))
        if is_short(times) and times[0] <= now:  # type: ignore[operator]  # short: it is set
            continue
        if key not in found:
            found[key] = Opening(home, remote, association, asked)
        opening = found[key]
        opening.places += capacity
        opening.fills += taken
        if taken < capacity:
            opening.times.append(times)
    return found
