"""My associations, a new one, and the home of one."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from engagement.associations.actions import register_association
from engagement.associations.models import Association
from engagement.people.http import SignedIn
from engagement.web.associations import board
from engagement.web.associations.access import association_of
from engagement.web.associations.forms import AssociationForm

SHOWN = 6  # shifts to come before the others are folded


@login_required
def index(request: SignedIn) -> HttpResponse:
    """List the associations that the visitor acts for, or invite her to register one."""
    mine = Association.objects.of(request.user)
    return render(request, "associations/index.html", {"associations": mine})


@login_required
def register(request: SignedIn) -> HttpResponse:
    """Register an association; the city checks it afterwards."""
    form = AssociationForm(request.POST or None, initial={"email": request.user.email})
    if not form.is_valid():
        return render(request, "associations/register.html", {"form": form})
    facts = dict(form.cleaned_data)
    association = register_association(by=request.user, interests=facts.pop("domains"), **facts)
    messages.success(
        request,
        _("C’est noté. La ville va vérifier votre association ; préparez déjà vos besoins."),
    )
    return redirect("associations:home", association.slug)


@login_required
def home(request: SignedIn, slug: str) -> HttpResponse:
    """Show today first, then what is short, then how each need stands."""
    association = association_of(request, slug)
    rows = board.shift_rows(association)
    short = board.most_short(rows)
    needs = board.need_rows(association)
    coming = [row for row in rows if not board.is_today(row)]
    context: dict[str, Any] = {
        "association": association,
        "notice": standing(association),
        "today": [row for row in rows if board.is_today(row)],
        "coming": coming[:SHOWN],
        "later": coming[SHOWN:],
        "needs": [need for need in needs if not need["is_over"]],
        "past": [need for need in needs if need["is_over"]],
        "candidates": board.candidates_words(short.need, short.when) if short else {},
    }
    return render(request, "associations/home.html", context)


def standing(association: Association) -> str:
    """Return what an association that residents do not see yet should know; "" for others."""
    words = {
        Association.State.PENDING: _(
            "La ville vérifie votre association. Vous pouvez déjà préparer et envoyer "
            "vos besoins : ils paraîtront dès que ce sera fait."
        ),
        Association.State.REFUSED: _(
            "La ville n’a pas pu vérifier votre association. Écrivez-lui pour compléter la demande."
        ),
        Association.State.SUSPENDED: _(
            "Votre association est suspendue : ses besoins ne sont plus visibles."
        ),
    }
    return words.get(Association.State(association.state), "")
