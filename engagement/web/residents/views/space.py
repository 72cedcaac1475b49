"""« Mon espace »: everything of hers behind one page, each with what there is to see."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Sum
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from engagement.base.moments import day_of
from engagement.city.modules import is_on
from engagement.needs.models import SignUp
from engagement.people.actions import resident_of
from engagement.people.family import family_of
from engagement.people.http import SignedIn
from engagement.people.models import Resident
from engagement.web.residents.agenda import days_to_come


@login_required
@require_safe
def space(request: SignedIn) -> HttpResponse:
    """Gather agenda, kept, followed, paused, hours and family."""
    resident = resident_of(request.user)
    days = days_to_come(request.user)
    context = {
        "nav": "account",
        "next": days[:1],
        "tiles": tiles(resident, len(family_of(request.user))),
    }
    return render(request, "residents/space.html", context)


def tiles(resident: Resident, family: int) -> list[dict[str, Any]]:
    """Return {icon, label, text, url} of each part of her space."""
    kept, followed = resident.saved.count(), resident.follows.count()
    found = [
        ("calendar", _("Mon agenda"), _("Où l’on vous attend."), "residents:my_agenda"),
        ("list", _("Mes inscriptions"), _("À venir, en attente, passées."), "residents:sign_ups"),
        (
            "bookmark",
            _("Besoins gardés"),
            ngettext("%(n)d besoin", "%(n)d besoins", kept) % {"n": kept},
            "residents:saved",
        ),
        ("clock", _("Mes heures"), hours_in_words(resident), "residents:hours"),
        (
            "house",
            _("Ma famille"),
            ngettext("%(n)d personne", "%(n)d personnes", family) % {"n": family},
            "residents:family",
        ),
    ]
    led = resident.groups.count()
    words = ngettext("%(n)d groupe", "%(n)d groupes", led) % {"n": led}
    found.append(("users", _("Mes groupes"), words, "residents:groups"))
    if is_on("initiatives"):
        words = ngettext("%(n)d initiative", "%(n)d initiatives", followed) % {"n": followed}
        found.append(("flag", _("Ce que je suis"), words, "residents:following"))
    if is_on("matching"):
        found.append(
            ("sparkles", _("Mes suggestions"), pause_in_words(resident), "residents:for_me")
        )
    found.append(
        ("settings", _("Mon compte"), _("Ce que vous dites de vous."), "residents:account")
    )
    return [
        {"icon": icon, "label": label, "text": text, "url": reverse(route)}
        for icon, label, text, route in found
    ]


def hours_in_words(resident: Resident) -> str:
    came = resident.signups.filter(attendance=SignUp.Attendance.CAME)
    hours = (came.aggregate(sum=Sum("minutes"))["sum"] or 0) // 60
    return ngettext("%(n)d heure donnée", "%(n)d heures données", hours) % {"n": hours}


def pause_in_words(resident: Resident) -> str:
    if resident.suggestions_since is None:
        return _("Éteintes.")
    if resident.takes_suggestions or resident.paused_until is None:
        return _("Allumées.")
    return _("En pause jusqu’au %(day)s.") % {"day": day_of(resident.paused_until)}
