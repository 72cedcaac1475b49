"""The shifts on the page of a need, each with what this visitor may do about it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from engagement.needs.models import Need, Shift, SignUp
from engagement.needs.queries import at_the_same_time, people_waiting
from engagement.needs.wording import when_of
from engagement.people.models import Account
from engagement.web.residents.sign_up_forms import asks_first
from engagement.web.residents.sign_up_wording import badge


def shift_rows(need: Need, account: object) -> list[dict[str, Any]]:
    """Return the shifts to come as `residents/_shift.html` takes them."""
    shifts = need.shifts_to_come
    own = own_sign_ups(account, need)
    clashes = at_the_same_time(account, shifts) if isinstance(account, Account) else {}
    waiting = people_waiting(shift for shift in shifts if not shift.places_left)
    asks = asks_first(need, has_questions=need.questions.exists())
    return [
        {
            "shift": shift,
            "when": when_of(shift),
            "sign_up": own.get(shift.pk),
            "badge": badge(own[shift.pk]) if shift.pk in own else None,
            "clash": clash_words(clashes.get(shift.pk)),
            "minimum": minimum_words(shift),
            "waiting": waiting_words(waiting.get(shift.pk, 0)),
            "asks_first": asks,
            "form_url": reverse("residents:sign_up_form", args=[need.slug, shift.pk]),
        }
        for shift in shifts
    ]


def own_sign_ups(account: object, need: Need) -> dict[int, SignUp]:
    """Return the live sign-ups of this account's residents here, her own rather than another."""
    if not isinstance(account, Account):
        return {}
    rows = SignUp.objects.live().filter(resident__account=account, shift__need=need)
    return {row.shift_id: row for row in rows.order_by("resident__is_self", "pk")}


def clash_words(other: SignUp | None) -> str:
    if other is None:
        return ""
    return _("Vous avez déjà « %(need)s » à cette heure.") % {"need": other.shift.need.title}


def minimum_words(shift: Shift) -> str:
    """Say how many it takes, while they are not enough."""
    if shift.minimum <= max(shift.taken, 1):
        return ""
    return _("Ce créneau a lieu à partir de %(n)s personnes.") % {"n": shift.minimum}


def waiting_words(people: int) -> str:
    if not people:
        return _("Personne n’attend encore : vous seriez la première personne de la liste.")
    words = ngettext(
        "%(n)d personne attend une place.", "%(n)d personnes attendent une place.", people
    )
    return words % {"n": people}
