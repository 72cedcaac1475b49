"""After a need: what came of it, and the words of those who came."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from engagement.associations.roles import Act
from engagement.media.uploads import keep_picture
from engagement.needs.actions.telling import (
    correct_outcome,
    hide_testimonial,
    tell_outcome,
    unhide_testimonial,
)
from engagement.needs.models import Need, Outcome, Testimonial
from engagement.needs.wording import amount_of
from engagement.people.http import SignedIn
from engagement.people.names import first_name
from engagement.web.associations.access import need_of, refuse_while_suspended
from engagement.web.associations.day_forms import CorrectionForm, OutcomeForm


@login_required
def outcome(request: SignedIn, slug: str, need_slug: str) -> HttpResponse:
    """Ask what came of a need, show what was told and what those who came say."""
    need = need_of(request, slug, need_slug, Act.EDIT, says_why=True)
    form = OutcomeForm(request.POST or None, request.FILES or None, instance=Outcome(need=need))
    if need.association.is_suspended:
        refuse_while_suspended(form)
    if not form.is_valid():
        return render(request, "associations/outcome.html", context_of(need, form))
    tell(need, form, request)
    messages.success(request, _("Merci ! Les personnes qui sont venues vont le savoir."))
    return redirect("associations:outcome", slug, need.slug)


@transaction.atomic
def tell(need: Need, form: OutcomeForm, request: SignedIn) -> None:
    """Keep the photo, if any, and what came of it."""
    told = {name: form.cleaned_data[name] for name in ("sentence", "amount", "unit")}
    photo = form.cleaned_data["photo"]
    if photo:
        told["picture"] = keep_picture(
            file=photo,
            title=need.title,
            description=form.cleaned_data["photo_words"],
            by=request.user,
        )
    tell_outcome(need=need, by=request.user, **told)


@login_required
def correct(request: SignedIn, slug: str, need_slug: str, outcome: int) -> HttpResponse:
    """Say better what came of a need; another figure is told to those who came."""
    need = need_of(request, slug, need_slug, Act.EDIT)
    told = get_object_or_404(need.outcomes, pk=outcome)
    form = CorrectionForm(request.POST or None, instance=told)
    if not form.is_valid():
        context = {"association": need.association, "need": need, "form": form}
        return render(request, "associations/correct_outcome.html", context)
    said = {name: form.cleaned_data[name] for name in ("sentence", "amount", "unit")}
    correct_outcome(outcome=told, by=request.user, **said)
    messages.success(request, _("C’est corrigé sur les pages."))
    return redirect("associations:outcome", slug, need.slug)


def context_of(need: Need, form: OutcomeForm) -> dict[str, Any]:
    return {
        "association": need.association,
        "need": need,
        "form": form,
        "outcomes": [
            {
                "pk": told.pk,
                "amount": amount_of(told),
                "sentence": told.sentence,
                "at": told.told_at,
            }
            for told in need.outcomes.all()
        ],
        "words": [
            {"row": said, "name": first_name(said.signup.resident)} for said in words_of(need)
        ],
    }


def words_of(need: Need) -> QuerySet[Testimonial]:
    """Return every word about a need, hidden and private ones too."""
    rows = Testimonial.objects.filter(signup__shift__need=need)
    return rows.select_related("signup__resident")


@login_required
@require_POST
def hide_word(request: SignedIn, slug: str, need_slug: str, word: int) -> HttpResponse:
    """Take a word off the page of the need, or put it back."""
    need = need_of(request, slug, need_slug, Act.EDIT)
    said = get_object_or_404(words_of(need), pk=word)
    if request.POST.get("hide") == "1":
        hide_testimonial(testimonial=said, by=request.user)
    else:
        unhide_testimonial(testimonial=said, by=request.user)
    return redirect("associations:outcome", slug, need.slug)
