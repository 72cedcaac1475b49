"""What the home of an association shows: who comes, what is short, how its needs stand."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Exists, Max, OuterRef, Prefetch, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from engagement.associations.models import Association
from engagement.base.lists import in_line
from engagement.matching.queries import Ranked, rank_residents
from engagement.matching.reasons import about_resident
from engagement.needs.cards import for_cards, need_card
from engagement.needs.models import Need, Shift, SignUp
from engagement.needs.wording import day_of, when_of
from engagement.people.models import Resident

# Fewer than this are not told apart: a number that small points to somebody.
SMALLEST_GROUP = 3
CANDIDATES = 20


@dataclass(frozen=True)
class ShiftRow:
    """A shift with who comes to it, by first name."""

    shift: Shift
    need: Need
    when: str
    names: list[str]

    @property
    def missing(self) -> int:
        return self.shift.places_left

    @property
    def missing_words(self) -> str:
        """« il manque 3 personnes sur 10 », or that it is full."""
        if not self.missing:
            return _("complet")
        words = ngettext(
            "il manque %(n)d personne sur %(of)d",
            "il manque %(n)d personnes sur %(of)d",
            self.missing,
        )
        return words % {"n": self.missing, "of": self.shift.capacity}


def shift_rows(association: Association) -> list[ShiftRow]:
    """Return the shifts to come of its published needs, soonest first. Two queries."""
    shifts = Shift.objects.upcoming().filter(
        need__association=association, need__state=Need.State.PUBLISHED
    )
    return _rows(shifts)


def shift_rows_of(need: Need) -> list[ShiftRow]:
    """Return every shift of one need that took or takes place. Two queries."""
    return _rows(Shift.objects.filter(need=need, called_off_at=None))


def row_of(shift: Shift) -> ShiftRow:
    """Return one shift with who comes to it. Two queries."""
    return _rows(Shift.objects.filter(pk=shift.pk))[0]


def _rows(shifts: QuerySet[Shift]) -> list[ShiftRow]:
    people = Resident.objects.only("name")
    expected = SignUp.objects.confirmed().prefetch_related(Prefetch("resident", people))
    shifts = shifts.select_related("need").prefetch_related(
        Prefetch("signups", expected, to_attr="expected")
    )
    return [
        ShiftRow(shift, shift.need, when_of(shift), [first_name(row) for row in shift.expected])
        for shift in shifts
    ]


def first_name(signup: SignUp) -> str:
    """Return the first name alone: an association never sees more of somebody here."""
    words = signup.resident.name.split()
    return words[0] if words else _("Quelqu’un")


def is_today(row: ShiftRow) -> bool:
    """Return whether people are expected today; a period of several days has no day of its own."""
    start = row.shift.starts_at
    return start is not None and timezone.localdate(start) == timezone.localdate()


def candidates_words(need: Need, when: str = "") -> dict[str, Any]:
    """Return who could come to the need, as a number, places and reasons; never a name."""
    ranked = rank_residents(need, top=CANDIDATES)
    if not ranked:
        return {}
    return {
        "need": need,
        "when": when,
        "sentence": could_come(ranked),
        "reasons": common_reasons(ranked),
    }


def could_come(ranked: Sequence[Ranked]) -> str:
    """Return « 12 habitant·es de Petite-Synthe et Rosendaël pourraient venir ».

    As many as were asked for are « au moins 20 »: nobody has counted further.
    """
    if len(ranked) < SMALLEST_GROUP:
        return _("Quelques habitant·es pourraient venir.")
    places = main_places(ranked)
    people = _("%(n)d habitant·es") if len(ranked) < CANDIDATES else _("Au moins %(n)d habitant·es")
    people %= {"n": len(ranked)}
    if not places:
        return _("%(people)s pourraient venir.") % {"people": people}
    return _("%(people)s, surtout de %(places)s, pourraient venir.") % {
        "people": people,
        "places": places,
    }


def main_places(ranked: Sequence[Ranked]) -> str:
    """Return the neighbourhoods that several of them live in, most common first."""
    homes = Counter(pair.resident.neighbourhood for pair in ranked if pair.resident.neighbourhood)
    return in_line([home.name for home, people in homes.most_common() if people >= SMALLEST_GROUP])


def common_reasons(ranked: Sequence[Ranked]) -> list[str]:
    """Return the reasons that several share, most common first: « 9 habitent le quartier »."""
    counts = Counter(reason for pair in ranked for reason in pair.reasons)
    sayers = {reason: pair for pair in ranked for reason in pair.reasons}
    return [
        _("%(n)d %(reason)s") % {"n": people, "reason": of_several(sayers[reason], reason, people)}
        for reason, people in counts.most_common(3)
        if people >= SMALLEST_GROUP
    ]


def of_several(pair: Ranked, reason: str, people: int) -> str:
    """Return a reason of this pair as it is said of several people."""
    return about_resident(pair.facts, people)[pair.reasons.index(reason)]


def most_short(rows: Iterable[ShiftRow]) -> ShiftRow | None:
    """Return the shift of the coming week that misses most people, else the next that misses any.

    `rows` soonest first.
    """
    short = [row for row in rows if row.missing]
    week = timezone.now() + timedelta(days=7)
    soon = [row for row in short if row.shift.starts_at and row.shift.starts_at < week]
    return max(soon, key=lambda row: row.missing, default=next(iter(short), None))


def need_rows(association: Association) -> list[dict[str, Any]]:
    """Return every need of the association, last written first, with its state in words.

    One query. `day` is the last day of those that are over.
    """
    needs = association.needs.exclude(state=Need.State.WITHDRAWN).order_by("-created_at", "-pk")
    joinable = Shift.objects.joinable().filter(need=OuterRef("pk"))
    needs = needs.annotate(
        last_day=Max("shifts__starts_at"),
        is_filled=Exists(joinable) & ~Exists(joinable.with_places()),
    )
    return [
        {
            "title": need.title,
            "url": reverse("associations:edit_need", args=[association.slug, need.slug]),
            "is_over": need.state == Need.State.OVER,
            "day": day_of(timezone.localtime(need.last_day)) if need.last_day else "",
            **state_words(need, is_filled=need.is_filled),
        }
        for need in needs
    ]


def state_words(need: Need, *, is_filled: bool) -> dict[str, str]:
    """Return what the state of a need means to its association, in words, colour and icon.

    `is_filled`: those to come have no place left, which is no state of its own.
    """
    if need.state == Need.State.PUBLISHED and is_filled:
        return {"state": _("en ligne, complet"), "paper": "success", "icon": "users"}
    words, paper, icon = {
        Need.State.DRAFT: (_("brouillon : pas encore en ligne"), "sand", "pencil"),
        Need.State.SUBMITTED: (_("en relecture à la ville"), "info", "hourglass"),
        Need.State.PUBLISHED: (_("en ligne"), "success", "circle-check"),
        Need.State.PAUSED: (_("en pause"), "sand", "pause"),
        Need.State.REFUSED: (_("à corriger"), "warn", "triangle-alert"),
        Need.State.WITHDRAWN: (_("retiré"), "sand", "x"),
        Need.State.OVER: (_("terminé"), "sand", "check"),
    }[Need.State(need.state)]
    return {"state": words, "paper": paper, "icon": icon}


def preview(need: Need) -> dict[str, Any]:
    """Return the card of the need as it is saved, as residents see it."""
    saved = for_cards(Need.objects.filter(pk=need.pk)).get()
    return need_card(saved, url=reverse("residents:need", args=[saved.slug]))
