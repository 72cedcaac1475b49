"""A need is written, looked at as residents will see it, changed."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from engagement.associations.models import Association
from engagement.associations.roles import Act
from engagement.needs.actions import (
    add_series,
    add_shift,
    ask,
    call_off_shift,
    change_shift,
    edit_need,
    post_need,
)
from engagement.needs.models import Need
from engagement.needs.patterns import PATTERNS, Pattern, interests_of, pattern_of
from engagement.people.http import SignedIn
from engagement.people.models import Account
from engagement.territory.models import Interest
from engagement.web.associations.access import association_of, need_of
from engagement.web.associations.association_forms import Together
from engagement.web.associations.forms import NeedForm
from engagement.web.associations.need_forms import (
    BaseQuestions,
    Questions,
    questions_of,
    unchecked,
)
from engagement.web.associations.need_page import need_page, publishes_at_once
from engagement.web.associations.shift_forms import (
    MORE,
    BaseRows,
    Rows,
    facts_of,
    grown,
    rows_of,
)
from engagement.web.associations.when_forms import When


@login_required
def post(request: SignedIn, slug: str) -> HttpResponse:
    """Write a need; kept as a draft, then shown as residents will see it."""
    association = association_of(request, slug, Act.POST)
    pattern = pattern_of(request.GET.get("modele", ""))
    data, asks_for_more = typed(request)
    form = NeedForm(data, initial=usual_facts(association, pattern))
    when = When(data, people=pattern.people if pattern else 5)
    if asks_for_more:
        unchecked(form)
        unchecked(when.dates)
    elif form.is_valid() & when.is_valid():
        need = post_all(association, request.user, form, when)
        return redirect("associations:edit_need", association.slug, need.slug)
    context = {
        "association": association,
        "form": form,
        "when": when,
        "together": Together(form, *when.forms),
        "patterns": pattern_links(association, pattern),
        "at_once": publishes_at_once(association),
    }
    return render(request, "associations/post_need.html", context)


def typed(request: SignedIn) -> tuple[QueryDict | None, bool]:
    """Return what was posted, and whether only to get one more row."""
    if request.method != "POST":
        return None, False
    asks_for_more = MORE in request.POST
    return (grown(request.POST) if asks_for_more else request.POST), asks_for_more


@transaction.atomic
def post_all(association: Association, by: Account, form: NeedForm, when: When) -> Need:
    """Write the need with its shifts and series, all or nothing."""
    need = post_need(association=association, by=by, shifts=when.shifts(), **form.facts())
    for series in when.series():
        add_series(need=need, by=by, **series)
    return need


@login_required
def edit(request: SignedIn, slug: str, need_slug: str) -> HttpResponse:
    """Show a need with its people, and change it."""
    act = Act.EDIT if request.method == "POST" else Act.SEE
    need = need_of(request, slug, need_slug, act)
    data, asks_for_more = typed(request)
    form = NeedForm(data, instance=need, initial=own_interests(need))
    rows = Rows(data, prefix="shifts", initial=rows_of(need, data))
    questions = Questions(data, prefix="questions", initial=questions_of(need))
    if asks_for_more:
        for part in (form, rows, questions):
            unchecked(part)
    elif form.is_valid() & rows.is_valid() & questions.is_valid():
        save_changes(request.user, need, form, rows, questions)
        messages.success(request, _("C’est enregistré."))
        return redirect("associations:edit_need", slug, need.slug)
    context = need_page(need) | {
        "form": form,
        "rows_to_change": rows,
        "questions": questions,
        "together": Together(form, *rows.forms, *questions.forms),
    }
    return render(request, "associations/need.html", context)


@transaction.atomic
def save_changes(
    by: Account, need: Need, form: NeedForm, rows: BaseRows, questions: BaseQuestions
) -> None:
    """Write what the form, its shifts and its questions say, all or nothing."""
    edit_need(need=need, by=by, **form.facts())
    ask(need=need, by=by, questions=questions.asked())
    shifts = need.shifts.in_bulk([row.initial["key"] for row in rows.changed])
    for row in rows.changed:
        shift = shifts[row.initial["key"]]
        if row.cleaned_data.get("drop"):
            call_off_shift(shift=shift, by=by, reason="")
        else:
            change_shift(shift=shift, by=by, **facts_of(row)._asdict())
    for facts in rows.shifts():
        add_shift(need=need, by=by, **facts._asdict())


def usual_facts(association: Association, pattern: Pattern | None) -> dict[str, Any]:
    """Return what a new need of this association most likely says."""
    usual = {
        "neighbourhood": association.neighbourhood_id,
        "domains": list(association.interests.domains()),
    }
    if pattern is None:
        return usual
    return {
        **usual,
        "title": pattern.title,
        "description": pattern.description,
        "bring": pattern.bring,
        **pattern.facts,
        **by_kind(interests_of(pattern)),
    }


def own_interests(need: Need) -> dict[str, Any]:
    return by_kind(list(need.interests.all()))


def by_kind(interests: list[Interest]) -> dict[str, Any]:
    return {
        "domains": [row for row in interests if row.kind == row.Kind.DOMAIN],
        "activities": [row for row in interests if row.kind == row.Kind.ACTIVITY],
    }


def pattern_links(association: Association, chosen: Pattern | None) -> list[dict[str, Any]]:
    """Return the frequent needs to begin from."""
    address = reverse("associations:post_need", args=[association.slug])
    return [
        {
            "label": pattern.name,
            "pictogram": pattern.domains[0],
            "url": f"{address}?modele={pattern.code}",
            "is_chosen": pattern == chosen,
        }
        for pattern in PATTERNS
    ]
