"""What waits for an answer of the city, for one account, with the time it was promised for."""

from collections import Counter
from typing import Any

from cms.desk.assigning import ANSWERS_ASSIGNED, assignments_of
from cms.desk.models import Assignment
from cms.desk.queue.items import Item, Source
from cms.desk.queue.sources import sources
from engagement.associations.models import AnswerPromise
from engagement.people.models import Account

SEES_QUEUE = "desk.view_assignment"


def has_queue(account: Any) -> bool:
    """Say whether the account, or the visitor, has a queue to look at."""
    if account.has_perm(SEES_QUEUE) or account.has_perm(ANSWERS_ASSIGNED):
        return True
    return account.is_authenticated and AnswerPromise.load().stands_in(account)


def waiting_for(account: Account, promise: AnswerPromise) -> list[Item]:
    """Return what this account may see, the most urgent first, each with its owner.

    Whoever sees the queue sees all that she may view; a referent what was given to her; who
    stands in for the officer, everything. The number of queries is that of the sources and two.
    """
    items: list[Item] = []
    deputy = promise.stands_in(account)
    for source in sources():
        if deputy:
            items += source.items(promise, None)
        elif source.may(account, "view"):
            items += source.items(promise, _only(account, source))
    owners = assignments_of(item.row for item in items)
    for item in items:
        item.owner = owners.get(item.row)
        item.may_answer = deputy or _may_answer(account, item)
    return sorted(items, key=lambda item: (item.due, item.since))


def counted(items: list[Item]) -> list[dict[str, object]]:
    """Return each kind that waits with its number, as the filter of the queue shows them."""
    counts = Counter(item.source.name for item in items)
    labels = {item.source.name: item.source.label for item in items}
    return [{"name": name, "label": labels[name], "count": n} for name, n in counts.items()]


def _only(account: Account, source: Source) -> set[int] | None:
    if account.has_perm(SEES_QUEUE):
        return None
    mine = Assignment.objects.filter(to=account, kind=source.kind)
    return set(mine.values_list("key", flat=True))


def _may_answer(account: Account, item: Item) -> bool:
    given = item.owner is not None and item.owner.to_id == account.pk
    return item.source.may(account, "change") or (given and account.has_perm(ANSWERS_ASSIGNED))
