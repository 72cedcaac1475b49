"""What counts as having come: the one place that says so."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from engagement.events.models import Registration
from engagement.ideas.models import Comment, Idea, Support
from engagement.initiatives.models import Follow
from engagement.matching.models import SuggestionMove
from engagement.needs.models import ShiftMessage, SignUp
from engagement.people.models import ConsentRecord, Mandate, Resident

#: What a resident does leaves a row: from it to her, and when it was. Signing in counts for all
#: who are under the account; what is written to her, suggested to her or planned without her
#: does not.
TRACES = (
    (SignUp, "resident", "created_at"),
    (SignUp, "resident", "coming_since"),
    (SignUp, "resident", "marked_at"),
    (Registration, "resident", "created_at"),
    (Registration, "resident", "came_at"),
    (ConsentRecord, "resident", "at"),
    (Follow, "resident", "since"),
    (Mandate, "resident", "given_at"),
    (Idea, "author", "created_at"),
    (Support, "resident", "at"),
    (Comment, "author", "at"),
    (SuggestionMove, "subject__resident", "at"),
    (ShiftMessage, "signup__resident", "at"),
)
#: Only those rows of these tables that she made herself.
HERS = {
    SuggestionMove: Q(to_state="declined"),
    ShiftMessage: Q(from_resident=True),
}


def away_since(moment: datetime) -> QuerySet[Resident]:
    """Return the residents who have done nothing since a moment. One query."""
    rows = Resident.objects.filter(created_at__lt=moment)
    rows = rows.filter(
        Q(account=None)
        | Q(account__last_login__lt=moment)
        | Q(account__last_login=None, account__date_joined__lt=moment)
    )
    for model, path, at in TRACES:
        done = model._base_manager.filter(
            HERS.get(model, Q()), **{path: OuterRef("pk"), f"{at}__gte": moment}
        )
        rows = rows.filter(~Exists(done))
    return rows


def whole_accounts(rows: Iterable[Resident], moment: datetime) -> list[Resident]:
    """Return those of `rows` under whose account nobody else came since."""
    found = list(rows)
    accounts = {row.account_id for row in found if row.account_id}
    away = set(away_since(moment).filter(account__in=accounts).values_list("pk", flat=True))
    came = {
        account
        for pk, account in Resident.objects.filter(account__in=accounts).values_list(
            "pk", "account"
        )
        if pk not in away
    }
    return [row for row in found if row.account_id not in came]
