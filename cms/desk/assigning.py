"""Rows of the desk have an owner: who may answer what, and how it is given to somebody."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.auth.models import Permission
from django.db import transaction
from django.db.models import Model, Q, QuerySet

from cms.desk.models import Assignment
from engagement.associations.models import AnswerPromise
from engagement.people.models import Account

Row = tuple[str, int]  # kind and key

# Rooms whose rows wait in the queue.
WAITING = frozenset({"associations", "ideas", "needs", "outbox"})
ANSWERS_ASSIGNED = "desk.answer_assigned"


def is_assigned(account: Any, row: Model) -> bool:
    """Say whether this row was given to the account, whose role lets it answer such rows."""
    if not account.has_perm(ANSWERS_ASSIGNED):
        return False
    return Assignment.objects.filter(kind=row._meta.model_name, key=row.pk, to=account).exists()


def answers_for_officer(account: Any, row: Model) -> bool:
    """Say whether the account stands in for the officer today, and such rows wait in the queue."""
    return row._meta.app_label in WAITING and AnswerPromise.load().stands_in(account)


@transaction.atomic
def assign(
    *, rows: Iterable[Row], to: Account | None, by: Account, due_on: date | None = None
) -> int:
    """Give rows to an account, or to nobody any more; return how many."""
    rows = sorted(set(rows))
    for kind, key in rows:
        if to is None:
            Assignment.objects.filter(kind=kind, key=key).delete()
            continue
        Assignment.objects.update_or_create(
            kind=kind, key=key, defaults={"to": to, "by": by, "due_on": due_on}
        )
    return len(rows)


def assignments_of(rows: Iterable[Row]) -> dict[Row, Assignment]:
    """Return who each of these rows was given to. One query."""
    wanted = set(rows)
    found = Assignment.objects.filter(
        kind__in={kind for kind, _key in wanted}, key__in={key for _kind, key in wanted}
    )
    known = {(row.kind, row.key): row for row in found.select_related("to")}
    return {row: known[row] for row in wanted & known.keys()}


def colleagues() -> QuerySet[Account]:
    """Return the accounts that something of the desk may be given to, by name."""
    wanted = Permission.objects.filter(
        Q(codename="answer_assigned", content_type__app_label="desk")
        | Q(codename="change_need", content_type__app_label="needs")
        | Q(codename="change_message", content_type__app_label="outbox")
    )
    return Account.objects.filter(is_active=True, groups__permissions__in=wanted).distinct()
