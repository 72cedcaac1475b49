"""Who is expected at a shift, as its association may see them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from engagement.needs.actions.attending import is_walk_in
from engagement.needs.days import shows_phones
from engagement.needs.models import Shift, SignUp
from engagement.needs.wording import lasting
from engagement.people.names import first_name


@dataclass(frozen=True)
class Person:
    """One sign-up by first name; the number only where she gave it and on the days around."""

    signup: SignUp
    name: str
    phone: str
    answers: list[tuple[str, str]]

    @property
    def companions(self) -> str:
        """« et 2 autres personnes », or nothing."""
        others = self.signup.seats - 1
        words = ngettext("et %(n)d autre personne", "et %(n)d autres personnes", others)
        return words % {"n": others} if others else ""

    @property
    def lasted(self) -> str:
        return lasting(self.signup.minutes) if self.signup.minutes else ""

    @property
    def is_walk_in(self) -> bool:
        return is_walk_in(self.signup)


def people_of(*shifts: Shift) -> list[Person]:
    """Return those who are expected at these shifts, in order of arrival. Three queries."""
    rows = SignUp.objects.confirmed().filter(shift__in=shifts)
    rows = rows.select_related("resident", "outing__group").prefetch_related("answers__question")
    by_key = {shift.pk: shift for shift in shifts}
    return [_person(row, by_key[row.shift_id]) for row in rows.order_by("created_at", "pk")]


def said_by(signup: SignUp) -> list[tuple[str, str]]:
    """Return which group she leads here, who agreed for somebody under 18, and her answers."""
    outing = getattr(signup, "outing", None)
    group = [(_("Groupe :"), outing.group.name)] if outing else []
    if outing and outing.names:
        group.append((_("Prénoms :"), outing.names))
    agreed = [(_("Accord d’un parent ou tuteur :"), signup.guardian)] if signup.guardian else []
    return group + agreed + [(answer.question.text, answer.text) for answer in signup.answers.all()]


def _person(signup: SignUp, shift: Shift) -> Person:
    signup.shift = shift
    shown = signup.shares_phone and shows_phones(shift)
    shown = shown and not shift.need.association.is_suspended
    return Person(
        signup=signup,
        name=first_name(signup.resident),
        phone=signup.resident.phone if shown else "",
        answers=said_by(signup),
    )
