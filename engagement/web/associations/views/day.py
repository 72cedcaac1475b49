"""The day of a shift: who came, who did not, who came all the same."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from engagement.associations.roles import Act, may
from engagement.needs.actions.attending import (
    NotMarkable,
    add_walk_in,
    mark_attendance,
    remove_walk_in,
)
from engagement.needs.actions.writing import may_write
from engagement.needs.days import may_be_marked, shows_phones, usual_minutes
from engagement.needs.models import Shift, SignUp
from engagement.needs.wording import when_of, where_of
from engagement.people.http import SignedIn
from engagement.web.associations.access import shift_of
from engagement.web.associations.day_forms import HoursForm, WalkInForm, hours_form
from engagement.web.associations.people import people_of


@login_required
@require_safe
def day(request: SignedIn, slug: str, need_slug: str, shift: int) -> HttpResponse:
    """Show who is expected, each with one touch for how it went."""
    wanted = shift_of(request, slug, need_slug, shift)
    return render(request, "associations/day.html", day_context(request, wanted, WalkInForm()))


def day_context(request: SignedIn, shift: Shift, walk_in: WalkInForm) -> dict[str, Any]:
    """Return what the page of a day takes."""
    people = people_of(shift)
    usual, association = usual_minutes(shift), shift.need.association
    came = [one for one in people if one.signup.attendance == SignUp.Attendance.CAME]
    return {
        "association": association,
        "need": shift.need,
        "shift": shift,
        "when": when_of(shift),
        "place": where_of(shift.need),
        "people": [
            {"person": one, "hours": hours_form(one.signup.pk, one.signup.minutes)}
            for one in people
        ],
        "came": len(came),
        "types_hours": usual is None,
        "may_mark": may_be_marked(shift),
        "shows_phones": shows_phones(shift) and not association.is_suspended,
        "may_write": bool(people) and may_write(shift),
        "may_export": may(request.user, association, Act.EXPORT) and not association.is_suspended,
        "walk_in": walk_in,
    }


@login_required
@require_POST
def mark(request: SignedIn, slug: str, need_slug: str, shift: int, signup: int) -> HttpResponse:
    """Note how one person attended, or take it back."""
    wanted = shift_of(request, slug, need_slug, shift)
    row = get_object_or_404(wanted.signups.select_related("resident", "shift__need"), pk=signup)
    form = HoursForm(request.POST)
    attendance = request.POST.get("attendance", "")
    if not form.is_valid() or attendance not in SignUp.Attendance.values:
        messages.error(request, _("Donnez la durée en heures et minutes, par exemple 2 et 30."))
        return to_day(wanted, signup)
    try:
        mark_attendance(signup=row, by=request.user, attendance=attendance, minutes=form.total)
    except NotMarkable:
        messages.info(request, _("Ce n’est pas encore le jour, ou la personne ne vient plus."))
    return to_day(wanted, signup)


@login_required
@require_POST
def walk_in(request: SignedIn, slug: str, need_slug: str, shift: int) -> HttpResponse:
    """Note somebody who came without having signed up."""
    wanted = shift_of(request, slug, need_slug, shift)
    form = WalkInForm(request.POST)
    if not form.is_valid():
        return render(request, "associations/day.html", day_context(request, wanted, form))
    try:
        added = add_walk_in(shift=wanted, name=form.cleaned_data["name"], by=request.user)
    except NotMarkable:
        messages.info(request, _("On ajoute les personnes venues le jour même, pas avant."))
        return to_day(wanted)
    return to_day(wanted, added.pk)


@login_required
@require_POST
def remove(request: SignedIn, slug: str, need_slug: str, shift: int, signup: int) -> HttpResponse:
    """Take back somebody who was noted on the spot by mistake."""
    wanted = shift_of(request, slug, need_slug, shift)
    row = get_object_or_404(wanted.signups.select_related("resident"), pk=signup)
    try:
        remove_walk_in(signup=row, by=request.user)
    except NotMarkable:
        messages.info(request, _("Cette personne s’est inscrite elle-même : notez-la absente."))
    return to_day(wanted)


def to_day(shift: Shift, signup: int | None = None) -> HttpResponse:
    """Lead back to the day, to the person who was just marked."""
    slugs = [shift.need.association.slug, shift.need.slug]
    address = reverse("associations:day", args=[*slugs, shift.pk])
    return redirect(f"{address}#inscription-{signup}" if signup else address)
