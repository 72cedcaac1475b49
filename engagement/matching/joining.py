"""How suggestions move when two residents become one: no need is proposed to her twice."""

from engagement.matching.models import Suggestion
from engagement.people.merging import joins
from engagement.people.models import Account, Resident

DECLINED = Suggestion.State.DECLINED


@joins(Suggestion)
def join(resident: Resident, into: Resident, by: Account | None) -> None:
    """Move those of needs that only one of the two was asked for; a no of either stays a no."""
    theirs = {row.need_id: row for row in into.suggestions.all()}
    for spare in resident.suggestions.filter(need__in=theirs):
        kept = theirs[spare.need_id]
        if spare.state == DECLINED and kept.can_move(DECLINED):
            kept.move(DECLINED, by=by, why_not=spare.why_not)
        spare.delete()
    resident.suggestions.update(resident=into)
