"""Whoever does not come any more is told after 23 months, and erased after 24."""

from datetime import timedelta

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.utils import timezone, translation

from engagement.base.links import Link, make_link
from engagement.base.moments import day_of
from engagement.outbox.actions import enqueue_all
from engagement.outbox.models import Message
from engagement.people.models import Resident
from engagement.people.reaching import CAN_WAIT, draft_to, reach
from engagement.rights.actions import erase
from engagement.rights.activity import away_since, whole_accounts
from engagement.rights.leaving import CannotGo
from engagement.rights.models import Erasure, Warned

WARNED_AFTER = relativedelta(months=23)
ERASED_AFTER = relativedelta(months=24)
#: Nobody is erased sooner after her warning, whatever the clock did.
NOTICE = timedelta(days=28)
CHUNK = 500


@transaction.atomic
def warn_inactive() -> int:
    """Tell those who have not come for 23 months and can be reached; return how many."""
    moment = timezone.now() - WARNED_AFTER
    away = away_since(moment).filter(warned=None).order_by("pk")[:CHUNK]
    told = 0
    for resident in whole_accounts(away, moment):
        Warned.objects.get_or_create(resident=resident)
        told += _tell(resident)
    return told


def erase_inactive() -> int:
    """Erase those who have not come for 24 months, told a month before; return how many.

    Who alone answers for an association, or has a role at the desk, stays until that is handed on.
    """
    moment = timezone.now()
    Warned.objects.exclude(resident__in=away_since(moment - WARNED_AFTER)).delete()
    away = away_since(moment - ERASED_AFTER).filter(warned__at__lte=moment - NOTICE)
    erased = 0
    for found in whole_accounts(away.order_by("pk")[:CHUNK], moment - ERASED_AFTER):
        resident = Resident.objects.filter(pk=found.pk).first()
        if resident is None or not hasattr(resident, "warned"):
            continue  # gone with the account that looked after her
        try:
            erased += erase(resident=resident, by=None, why=Erasure.Why.AWAY).people
        except CannotGo:
            continue
    return erased


def _tell(resident: Resident) -> bool:
    """Write to her, by letter or telephone where she has no address; False where nothing leads."""
    if resident.account_id and not resident.is_self:
        return False  # told to whoever looks after her
    reached = reach([resident], CAN_WAIT)
    if reached is None:
        return False
    with translation.override(resident.language):
        goes_on = day_of(timezone.localdate() + relativedelta(months=1))
    told = draft_to(
        reached,
        CAN_WAIT,
        kind=Message.Kind.NOTICE,
        template="inactive",
        context={"name": resident.name, "day": goes_on, "for_me_link": make_link(Link.FOR_ME)},
        dedupe_key=f"inactive:{resident.pk}:{timezone.localdate()}",
    )
    enqueue_all([told])
    return True
