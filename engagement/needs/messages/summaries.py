"""The one message a day: who signed up and who no longer comes, need by need."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from engagement.associations.models import Membership
from engagement.base.links import Link, make_link
from engagement.needs.models import SignUp
from engagement.needs.wording import when_of
from engagement.outbox.actions import enqueue
from engagement.outbox.models import Message
from engagement.people.names import first_name


def tell_day(member: Membership, events: Iterable[tuple[SignUp, bool]], day: date) -> None:
    """Queue the summary of a day, once; `events` are sign-ups, True for those who come."""
    with translation.override(settings.LANGUAGE_CODE):
        context = {
            "association": member.association.name,
            "needs": _by_need(events),
            "desk_link": make_link(Link.ASSOCIATION_DESK, member.association_id),
        }
    enqueue(
        kind=Message.Kind.NOTICE,
        template="daily_summary",
        to=member.account.email,
        context=context,
        dedupe_key=f"daily_summary:{member.pk}:{day}",
        recipient_key=f"account:{member.account_id}",
    )


def _by_need(events: Iterable[tuple[SignUp, bool]]) -> list[dict[str, Any]]:
    needs: dict[int, dict[str, Any]] = {}
    for signup, comes in events:
        need = signup.shift.need
        told = needs.setdefault(need.pk, {"title": need.title, "lines": []})
        told["lines"].append(_line(signup, comes))
    return list(needs.values())


def _line(signup: SignUp, comes: bool) -> str:
    words = _("%(name)s vient : %(when)s") if comes else _("%(name)s ne vient plus : %(when)s")
    return words % {"name": first_name(signup.resident), "when": when_of(signup.shift)}
