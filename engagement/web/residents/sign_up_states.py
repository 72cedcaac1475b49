"""Where a sign-up stands, as the title and the first sentence of its page."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from engagement.base.moments import moment_of
from engagement.needs.models import SignUp
from engagement.needs.queries import place_in_line

State = SignUp.State


def words_of(signup: SignUp) -> tuple[str, str]:
    """Return the title and the lead of the page of a sign-up."""
    return WORDS[State(signup.state)](signup)


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
