"""Needs as the residents' pages tell them."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from engagement.needs.actions import ShiftFull, SignUpRefused
from engagement.needs.models import Need
from engagement.needs.wording import where_of
from engagement.search.queries import Found


def refusal(reason: SignUpRefused) -> str:
    """Say why there was no place, and what is possible instead."""
    if isinstance(reason, ShiftFull):
        return _(
            "La dernière place vient d’être prise. Vous pouvez attendre qu’une autre se libère."
        )
    return _("Ce créneau ne prend plus d’inscription. D’autres besoins vous attendent.")


def need_facts(need: Need, distance: str) -> list[dict[str, str]]:
    """Return what one wants to know of a need before saying yes, as icon, label and text."""
    rows = [
        ("map-pin", _("Où"), " · ".join(filter(None, [where_of(need), distance]))),
        ("bus", _("Comment venir"), need.getting_there),
        ("heart-handshake", _("Qui vous accueille"), need.welcome),
        ("gift", _("À apporter"), need.bring),
        ("clock", _("Votre inscription"), answer_words(need)),
        ("badge-check", _("Assurance"), INSURED[need.insured]),
        ("user", _("Âge"), age_words(need)),
        ("languages", _("Langue"), _("Peu de français suffit.") if need.little_french else ""),
        ("baby", _("Enfants"), _("Vous pouvez venir avec eux.") if need.with_children else ""),
        ("accessibility", _("Fauteuil"), _("Le lieu est accessible.") if need.wheelchair else ""),
    ]
    return told(rows)


INSURED = {
    True: gettext_lazy("L’association vous assure."),
    False: gettext_lazy("L’association ne vous assure pas : voyez avec votre assurance."),
    None: "",
}


def answer_words(need: Need) -> str:
    """Say whether a place is sure at once; "" where people sign up elsewhere."""
    if need.is_elsewhere:
        return ""
    if need.answer_hours is None:
        return _("Confirmée tout de suite.")
    return _("L’association vous répond sous %(n)s h.") % {"n": need.answer_hours}


def age_words(need: Need) -> str:
    if not need.minimum_age:
        return _("À tout âge.")
    return _("À partir de %(n)d ans.") % {"n": need.minimum_age}


def told(rows: Iterable[tuple[str, str, object]]) -> list[dict[str, str]]:
    """Return facts as `residents/_facts.html` takes them, empty ones left out."""
    return [{"icon": icon, "label": label, "text": str(text)} for icon, label, text in rows if text]


def understood(found: Found | None) -> list[str]:
    """Return what to tell of how words were understood: nothing if they were found as typed."""
    told = []
    if found and found.corrected:
        told.append(_("Résultats pour « %(words)s ».") % {"words": found.corrected})
    if found and found.partial:
        told.append(_("Rien ne réunit tous ces mots ; voici ce qui s’en approche."))
    return told
