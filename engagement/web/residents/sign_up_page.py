"""One sign-up as its page shows it: where it stands, in words, and what may be done about it."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from engagement.base.moments import moment_of
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
from engagement.needs.queries import place_in_line
from engagement.people.models import Account
from engagement.web.residents.sign_up_wording import sign_up_facts

State = SignUp.State

#: What each button does, and what is said once it is done.
ACTS: dict[str, tuple[Callable[..., SignUp], Any]] = {
    "confirm": (
        lambda signup, by: confirm_guest(signup=signup),
        gettext_lazy("C’est noté, merci."),
    ),
    "accept": (accept_offer, gettext_lazy("La place est à vous.")),
    "decline": (decline_offer, gettext_lazy("C’est noté. La place va à la personne suivante.")),
    "coming": (say_coming, gettext_lazy("Merci ! L’association sait que vous venez.")),
    "cancel": (
        cancel_sign_up,
        gettext_lazy("C’est annulé."),
    ),
    "cancel_all": (
        cancel_party,
        gettext_lazy("C’est annulé pour tout le monde."),
    ),
    "again": (take_again, gettext_lazy("Votre place est à vous de nouveau.")),
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
    title, lead = WORDS[State(signup.state)](signup)
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
    if not signup.shift.is_joinable or signup.state not in SignUp.LIVE:
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


def until(signup: SignUp) -> str:
    """Return by when somebody has to answer, in words."""
    return moment_of(signup.expires_at) if signup.expires_at else ""


def _unconfirmed(signup: SignUp) -> tuple[str, str]:
    lead = _("Votre place est gardée jusqu’au %(until)s. Un bouton, et elle est à vous.")
    return _("Plus qu’un geste"), lead % {"until": until(signup)}


def _requested(signup: SignUp) -> tuple[str, str]:
    lead = _("%(association)s répond avant le %(until)s. Vous recevrez un message.")
    told = {
        "association": signup.shift.need.association.name,
        "until": until(signup),
    }
    return _("Votre demande est envoyée"), lead % told


def _waiting(signup: SignUp) -> tuple[str, str]:
    lead = _(
        "Vous êtes numéro %(n)s. Dès qu’une place se libère, un message vous la propose : "
        "rien à faire d’ici là."
    )
    return _("Vous êtes sur la liste d’attente"), lead % {"n": place_in_line(signup)}


def _offered(signup: SignUp) -> tuple[str, str]:
    lead = _("Elle est gardée pour vous jusqu’au %(until)s. La prenez-vous ?")
    return _("Une place s’est libérée pour vous"), lead % {"until": until(signup)}


def _confirmed(signup: SignUp) -> tuple[str, str]:
    begins = signup.shift.starts_at
    if begins and begins <= timezone.now() and not signup.shift.is_joinable:
        return _("Votre inscription"), _("Ce créneau a commencé, ou il est passé.")
    if signup.coming_since:
        return _("Vous êtes attendu·e"), _("Vous avez dit que vous venez. Merci !")
    return _("Vous êtes attendu·e"), _("Votre place est prise. Merci !")


def _cancelled(signup: SignUp) -> tuple[str, str]:
    end = signup.moves.latest("at", "pk")
    if end.by_id not in (None, signup.resident.account_id):
        lead = " ".join([_("L’association ne peut plus vous recevoir à ce moment."), end.reason])
    elif end.from_state == State.CONFIRMED:
        lead = _("Votre place est rendue, l’association est prévenue. Merci de l’avoir dit.")
    else:
        lead = _("C’est fait. Vous pouvez revenir quand vous voulez.")
    return _("Inscription annulée"), lead.strip()


def _refused(signup: SignUp) -> tuple[str, str]:
    reason = signup.moves.latest("at", "pk").reason
    words = _("L’association n’a pas de place pour vous cette fois. D’autres ont besoin de vous.")
    return _("Ce ne sera pas cette fois"), f"{reason} {words}".strip()


def _declined(signup: SignUp) -> tuple[str, str]:
    return _("Vous avez laissé la place"), _("Elle est allée à la personne suivante. Merci.")


def _expired(signup: SignUp) -> tuple[str, str]:
    lead = EXPIRED.get(signup.moves.latest("at", "pk").from_state, EXPIRED[State.UNCONFIRMED])
    return _("Le délai est passé"), str(lead)


EXPIRED: dict[str, Any] = {
    State.UNCONFIRMED: gettext_lazy(
        "L’inscription n’a pas été confirmée à temps : la place est rendue."
    ),
    State.REQUESTED: gettext_lazy(
        "L’association n’a pas répondu à temps. Ce n’est pas votre faute."
    ),
    State.WAITING: gettext_lazy("Aucune place ne s’est libérée avant le début."),
    State.OFFERED: gettext_lazy("La place proposée est allée à la personne suivante."),
}

WORDS: dict[SignUp.State, Callable[[SignUp], tuple[str, str]]] = {
    State.UNCONFIRMED: _unconfirmed,
    State.REQUESTED: _requested,
    State.WAITING: _waiting,
    State.OFFERED: _offered,
    State.CONFIRMED: _confirmed,
    State.CANCELLED: _cancelled,
    State.REFUSED: _refused,
    State.DECLINED: _declined,
    State.EXPIRED: _expired,
}
