"""A need is written, looked at as residents will see it, sent, changed, taken back."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from engagement.associations.models import Association
from engagement.base.models import IllegalMove
from engagement.needs.actions import (
    add_shift,
    change_shift,
    edit_need,
    post_need,
    submit_need,
    withdraw_need,
)
from engagement.needs.models import Need, Shift
from engagement.people.http import SignedIn
from engagement.web.associations import board
from engagement.web.associations.access import association_of, need_of
from engagement.web.associations.asked import people_asked
from engagement.web.associations.forms import (
    BaseShiftFormSet,
    NeedForm,
    ShiftFormSet,
    first_shift,
    shift_values,
)


@login_required
def post(request: SignedIn, slug: str) -> HttpResponse:
    """Write a need; kept as a draft, then shown as residents will see it."""
    association = association_of(request, slug)
    form = NeedForm(request.POST or None, initial=usual_facts(association))
    shifts = ShiftFormSet(request.POST or None, prefix="shifts", initial=[first_shift()])
    if not (form.is_valid() and shifts.is_valid()):
        context = {"association": association, "form": form, "shifts": shifts}
        return render(request, "associations/post_need.html", context)
    times = [
        (values["starts_at"], values["ends_at"], values["capacity"])
        for _number, values in shifts.filled()
    ]
    need = post_need(association=association, by=request.user, shifts=times, **form.facts())
    return redirect("associations:edit_need", association.slug, need.slug)


@login_required
def edit(request: SignedIn, slug: str, need_slug: str) -> HttpResponse:
    """Show a need with its people, and change it."""
    need = need_of(request, slug, need_slug)
    existing = list(need.shifts.all())
    form = NeedForm(request.POST or None, instance=need, initial=own_interests(need))
    shifts = ShiftFormSet(
        request.POST or None, prefix="shifts", initial=[shift_values(shift) for shift in existing]
    )
    if not (form.is_valid() and shifts.is_valid()):
        return render(request, "associations/need.html", need_context(need, form, shifts))
    save_changes(request, need, form, shifts, existing)
    messages.success(request, _("C’est enregistré."))
    return redirect("associations:edit_need", slug, need.slug)


@login_required
@require_POST
def submit(request: SignedIn, slug: str, need_slug: str) -> HttpResponse:
    """Hand a need to the city."""
    need = need_of(request, slug, need_slug)
    try:
        submit_need(need=need, by=request.user)
        messages.success(request, _("Envoyé. La ville relit, puis le besoin paraît."))
    except IllegalMove:
        messages.info(request, _("Ce besoin est déjà envoyé."))
    return redirect("associations:edit_need", slug, need.slug)


@login_required
@require_POST
def withdraw(request: SignedIn, slug: str, need_slug: str) -> HttpResponse:
    """Take a need back; those who hold a place are told."""
    need = need_of(request, slug, need_slug)
    try:
        withdraw_need(need=need, by=request.user, reason=request.POST.get("reason", "")[:500])
        messages.success(request, _("Retiré. Les personnes inscrites sont prévenues."))
    except IllegalMove:
        messages.info(request, _("Ce besoin n’est plus en cours."))
    return redirect("associations:home", slug)


@transaction.atomic
def save_changes(
    request: SignedIn,
    need: Need,
    form: NeedForm,
    shifts: BaseShiftFormSet,
    existing: Sequence[Shift],
) -> None:
    """Write what the form and its shifts say, all or nothing."""
    edit_need(need=need, by=request.user, **form.facts())
    for number, values in shifts.filled():
        if number >= len(existing):
            add_shift(need=need, by=request.user, **values)
        elif shifts.forms[number].has_changed():
            change_shift(shift=existing[number], by=request.user, **values)


def usual_facts(association: Association) -> dict[str, Any]:
    """Return what a new need of this association most likely says."""
    return {
        "neighbourhood": association.neighbourhood_id,
        "domains": list(association.interests.domains()),
    }


def own_interests(need: Need) -> dict[str, Any]:
    interests = list(need.interests.all())
    return {
        "domains": [row for row in interests if row.kind == row.Kind.DOMAIN],
        "activities": [row for row in interests if row.kind == row.Kind.ACTIVITY],
    }


def need_context(need: Need, form: NeedForm, shifts: BaseShiftFormSet) -> dict[str, Any]:
    rows = board.shift_rows_of(need)
    return {
        "association": need.association,
        "need": need,
        "state": board.state_words(need),
        "refusal": need.moves.filter(to_state=need.state).last(),
        "rows": rows,
        "cards": [board.preview(need)],
        "candidates": board.candidates_words(need),
        "asked": people_asked(need),
        "form": form,
        "shifts": shifts,
        "can_submit": need.can_move(Need.State.SUBMITTED),
        "can_withdraw": need.can_move(Need.State.WITHDRAWN),
    }
