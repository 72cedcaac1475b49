"""Every write on initiatives."""

from django.db import transaction

from engagement.initiatives.models import Initiative
from engagement.people.models import Account
from engagement.search.actions import refresh


@transaction.atomic
def change_stage(
    *, initiative: Initiative, to: str, by: Account | None, reason: str = ""
) -> Initiative:
    """Move the initiative to another stage and log it; IllegalMove if there is no such step."""
    initiative.move(to, by=by, reason=reason)
    refresh(kind="initiative", keys=[initiative.pk])
    return initiative
