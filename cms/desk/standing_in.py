"""Who stands in for the officer is told each working morning what waits."""

from django.db import transaction
from django.utils import timezone

from cms.desk.queue.waiting import waiting_for
from engagement.associations.models import AnswerPromise
from engagement.associations.working_days import is_working_day
from engagement.base.waking import is_night
from engagement.outbox.actions import enqueue
from engagement.outbox.models import Message


@transaction.atomic
def tell_who_stands_in() -> Message | None:
    """Write once a working day, from 8 h on, to who stands in; None where nothing waits."""
    promise, now = AnswerPromise.load(), timezone.localtime()
    account = promise.stand_in
    if not account or not promise.stands_in(account):
        return None
    if is_night(now) or not is_working_day(now.date()):
        return None
    items = waiting_for(account, promise)
    if not items:
        return None
    return enqueue(
        kind=Message.Kind.NOTICE,
        template="desk_stand_in",
        to=account.email,
        context={"many": len(items), "late": sum(item.is_late for item in items)},
        dedupe_key=f"stand-in:{account.pk}:{now.date()}",
        recipient_key=f"account:{account.pk}",
    )
