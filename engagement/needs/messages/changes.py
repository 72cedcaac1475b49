"""What is said to those signed up when what they go by has changed."""

import unicodedata
from itertools import groupby

from django.utils import translation
from django.utils.translation import gettext as _

from engagement.needs.messages.drafts import Party, addressed, to_party
from engagement.needs.models import Need, Shift, SignUp
from engagement.needs.wording import where_of
from engagement.outbox.actions import enqueue_all
from engagement.outbox.models import Message
from engagement.people.reaching import CANNOT_WAIT


def tell_changed(before: Need, need: Need, occasion: object) -> None:
    """Tell each person who is signed up, once, what was and what is now; nobody if all is as was.

    Two queries, whatever the number of shifts.
    """
    if not changes_between(before, need):
        return
    drafts: dict[str, Message] = {}
    for party in parties_to_come(need):
        for message in _drafts(before, need, party, occasion):
            drafts.setdefault(message.recipient_key, message)
    enqueue_all(list(drafts.values()))


def changes_between(before: Need, need: Need) -> list[dict[str, str]]:
    """Return what people go by and that is not the same any more, in the active language."""
    return [
        {"label": label, "old": old, "new": new}
        for (label, old), (_label, new) in zip(gone_by(before), gone_by(need), strict=True)
        if folded(old) != folded(new)
    ]


def gone_by(need: Need) -> list[tuple[str, str]]:
    """Return what somebody who said yes goes by: a new title or text sends nobody wrong."""
    return [
        (_("Où"), where_of(need)),
        (_("Comment venir"), need.getting_there),
        (_("À apporter"), need.bring),
        (_("Qui vous accueille"), need.welcome),
    ]


def folded(text: str) -> str:
    """Return the letters and figures alone: capitals, accents, spaces and commas are typos.

    A letter more or less is told: « la poste » for « la porte » sends people elsewhere.
    """
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


def parties_to_come(need: Need) -> list[Party]:
    """Return who signed up together for a shift to come, soonest first."""
    live = SignUp.objects.live().filter(shift__in=Shift.objects.filter(need=need).upcoming())
    rows = live.select_related("resident", "shift").order_by("shift__starts_at", "party", "pk")
    for row in rows:
        row.shift.need = need
    return [list(party) for _key, party in groupby(rows, key=lambda row: (row.shift_id, row.party))]


def _drafts(before: Need, need: Need, party: Party, occasion: object) -> list[Message]:
    signup, _found = addressed(party[0].shift, party, CANNOT_WAIT)
    with translation.override((signup or party[0]).resident.language):
        changes = changes_between(before, need)
    return to_party(party[0].shift, party, "need_changed", occasion=occasion, changes=changes)
