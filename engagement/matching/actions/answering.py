"""A resident says that a need is not for her."""

from django.db import transaction

from engagement.matching.actions.suggesting import record
from engagement.matching.models import Suggestion
from engagement.matching.queries import explain
from engagement.needs.models import Need
from engagement.people.models import Account, Resident


@transaction.atomic
def decline(*, resident: Resident, need: Need, by: Account | None, why_not: str = "") -> Suggestion:
    """Remember that the need is not for her, and why if she says; a second time changes nothing."""
    locked = Resident.objects.select_for_update().get(pk=resident.pk)
    suggestion = locked.suggestions.filter(need=need).first()
    if suggestion is None:
        suggestion = record(need, locked, explain(need, locked))
    if suggestion.can_move(Suggestion.State.DECLINED):
        suggestion.move(Suggestion.State.DECLINED, by=by, why_not=why_not)
    return suggestion
