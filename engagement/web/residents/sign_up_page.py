"""One sign-up as its page shows it: where it stands, in words, and what may be done about it."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from engagement.needs.actions import (
    accept_offer,
    cancel_party,
    cancel_sign_up,
    confirm_guest,
    decline_offer,
    may_take_again,
    say_coming,
    take_again,
)
from engagement.needs.calendar import has_entry
from engagement.needs.models import SignUp
from engagement.people.models import Account
from engagement.web.residents.sign_up_states import words_of
from engagement.web.residents.sign_up_wording import sign_up_facts

State = SignUp.State

#: What each button does, and what is said once it is done.
ACTS: dict[str, tuple[Callable[..., SignUp], Any]] = {
    "confirm": (
        lambda signup, by: confirm_guest(signup=signup),
        gettext_lazy("C’est noté, merci."),
    ),
    "accept": (accept_offer, gettext_lazy("C’est noté, merci.")),
    "decline": (decline_offer, gettext_lazy("C’est noté. La place va à la personne suivante.")),
    "coming": (say_coming, gettext_lazy("Merci ! L’association sait que vous venez.")),
    "cancel": (cancel_sign_up, gettext_lazy("C’est annulé.")),
    "cancel_all": (cancel_party, gettext_lazy("C’est annulé pour tout le monde.")),
    "again": (take_again, gettext_lazy("C’est noté : vous êtes de nouveau sur la liste.")),
}


def act(do: str, signup: SignUp, by: Account | None) -> tuple[SignUp, str]:
    """Do what a button says; return the sign-up to show next and what to say.

    Raises KeyError for a button that does not exist, TooLate and SignUpRefused.
    """
    action, done = ACTS[do]
    return action(signup=signup, by=by), str(done)


def page_of(signup: SignUp) -> dict[str, Any]:
    """Return what `residents/sign_up.html` takes."""
    party = party_of(signup)
    title, lead = words_of(signup)
    return {
        "signup": signup,
        "title": title,
        "lead": lead,
        "facts": sign_up_facts(signup, party),
        "buttons": buttons(signup, party),
        "in_calendar": signup.state == State.CONFIRMED and has_entry(signup.shift),
    }


def party_of(signup: SignUp) -> list[SignUp]:
    """Return the others who signed up together and are in the same state."""
    together = SignUp.objects.filter(
        shift=signup.shift_id, party=signup.party, state=signup.state
    ).exclude(pk=signup.pk)
    return list(together.select_related("resident"))


def buttons(signup: SignUp, party: list[SignUp]) -> list[dict[str, Any]]:
    """Return the buttons of a sign-up, the expected one first."""
    found = [{"do": do, "id": do, **BUTTONS[do]} for do in _possible(signup, party)]
    for button in found:
        if button["do"] == "cancel" and signup.state != State.CONFIRMED:
            button["label"] = _("Annuler mon inscription")
    return found


def _possible(signup: SignUp, party: list[SignUp]) -> list[str]:
    if signup.state == State.CANCELLED:
        return ["again"] if may_take_again(signup) else []
    if not signup.shift.is_joinable or signup.state not in SignUp.LIVE or signup.attendance:
        return []
    leave = ["cancel", "cancel_all"] if party else ["cancel"]
    if signup.state == State.UNCONFIRMED:
        return ["confirm", *leave]
    if signup.state == State.OFFERED:
        return ["accept", "decline"]
    if signup.state == State.CONFIRMED and signup.coming_since is None:
        return ["coming", *leave]
    return leave


#: The `id`s of two are what reminders lead to.
BUTTONS: dict[str, dict[str, Any]] = {
    "confirm": {"label": gettext_lazy("Je confirme"), "icon": "check"},
    "accept": {"label": gettext_lazy("Je prends la place"), "icon": "check"},
    "decline": {"label": gettext_lazy("Je laisse la place"), "icon": "x", "variant": "secondary"},
    "coming": {"label": gettext_lazy("Je viens"), "icon": "check", "id": "je-viens"},
    "cancel": {
        "label": gettext_lazy("Je ne peux pas venir"),
        "icon": "x",
        "variant": "danger",
        "id": "je-ne-peux-pas",
    },
    "cancel_all": {
        "label": gettext_lazy("Annuler pour tout le monde"),
        "icon": "users",
        "variant": "danger",
    },
    "again": {"label": gettext_lazy("Je me suis trompé·e : reprendre ma place"), "icon": "undo"},
}
