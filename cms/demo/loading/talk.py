"""What is written about two shifts, told anew with each load."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from cms.demo.content.talk import TALKS, Talk
from cms.demo.loading import MAIL_DOMAIN, SOURCE
from cms.demo.loading.city import City
from engagement.needs.models import Shift, ShiftMessage, SignUp

LEILA_FIRST = ("-resident__is_self", "created_at", "pk")
AGO = (timedelta(hours=20), timedelta(hours=3), timedelta(hours=1))


def load_talk(city: City) -> None:
    for talk in TALKS:
        shift = Shift.objects.filter(need__source=SOURCE, need__source_id=talk.need).first()
        if shift:
            _tell(city, talk, shift)


def _tell(city: City, talk: Talk, shift: Shift) -> None:
    """Write to all, let the first who signed up ask, and answer her."""
    ours = Q(by__email__endswith=f"@{MAIL_DOMAIN}") | Q(signup__resident__source=SOURCE)
    shift.messages.filter(ours).delete()
    here = SignUp.objects.confirmed().filter(shift=shift, resident__source=SOURCE)
    asking = here.select_related("resident__account").order_by(*LEILA_FIRST).first()
    if asking is None:
        return
    keeper, asked_by = city.accounts[shift.need.association.source_id], asking.resident.account
    told = [
        ShiftMessage(shift=shift, by=keeper, text=talk.to_all),
        ShiftMessage(shift=shift, signup=asking, by=asked_by, from_resident=True, text=talk.asked),
        ShiftMessage(shift=shift, signup=asking, by=keeper, text=talk.answered),
    ]
    for message, ago in zip(told, AGO, strict=True):
        message.at = timezone.now() - ago
    ShiftMessage.objects.bulk_create(told)
