"""My associations, and the home of one."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from engagement.associations.models import AnswerPromise, Association
from engagement.associations.roles import Act, may
from engagement.base.moments import moment_of
from engagement.city.modules import is_on
from engagement.people.http import SignedIn
from engagement.web.associations import board
from engagement.web.associations.access import association_of
from engagement.web.associations.fetes import fete_rows
from engagement.web.associations.requests import waiting_requests
from engagement.web.associations.risk import at_risk

SHOWN = 6  # shifts to come before the others are folded


@login_required
def index(request: SignedIn) -> HttpResponse:
    """List the associations that the visitor acts for or asked for, or invite her to register."""
    context = {
        "associations": Association.objects.of(request.user),
        "asked": request.user.join_requests.waiting().select_related("association"),
    }
    return render(request, "associations/index.html", context)


@login_required
def home(request: SignedIn, slug: str) -> HttpResponse:
    """Show who waits for an answer, then today, then what is short, then how each need stands."""
    association = association_of(request, slug)
    rows = board.shift_rows(association)
    short = board.most_short(rows)
    needs = board.need_rows(association)
    coming = [row for row in rows if not board.is_today(row)]
    context: dict[str, Any] = {
        "association": association,
        "notice": standing(association),
        "may_describe": may(request.user, association, Act.DESCRIBE),
        "today": [row for row in rows if board.is_today(row)],
        "requests": waiting_requests(association),
        "organises": association.is_public and is_on("events"),
        "fetes": fete_rows(association),
        "risks": at_risk(association),
        "member": association.memberships.get(account=request.user),
        "coming": coming[:SHOWN],
        "later": coming[SHOWN:],
        "needs": [need for need in needs if not need["is_over"]],
        "past": [need for need in needs if need["is_over"]],
        "candidates": board.candidates_words(short.need, short.when) if short else {},
    }
    return render(request, "associations/home.html", context)


def standing(association: Association) -> dict[str, str]:
    """Return what an association that residents do not see yet should know; {} for others."""
    return {
        Association.State.PENDING: waits,
        Association.State.REFUSED: was_refused,
        Association.State.SUSPENDED: is_suspended,
    }.get(Association.State(association.state), lambda association: {})(association)


def waits(association: Association) -> dict[str, str]:
    """Say who answers, and until when she promised to."""
    since = Association.objects.with_waiting_since().get(pk=association.pk).waiting_since
    promise = AnswerPromise.load()
    facts = {"who": promise.answering or _("La ville"), "due": moment_of(promise.due(since))}
    return {
        "title": _("%(who)s vous répond d’ici %(due)s") % facts,
        "text": _(
            "La ville vérifie votre association. Vous pouvez déjà préparer et envoyer "
            "vos besoins : ils paraîtront dès que ce sera fait."
        ),
    }


def was_refused(association: Association) -> dict[str, str]:
    return {
        "title": _("La ville n’a pas pu vérifier votre association"),
        "text": reason_of(association),
        "url": reverse("associations:describe", args=[association.slug]),
        "link": _("Compléter et renvoyer"),
    }


def is_suspended(association: Association) -> dict[str, str]:
    return {
        "title": _("Votre association est suspendue : ses besoins ne sont plus visibles"),
        "text": reason_of(association),
    }


def reason_of(association: Association) -> str:
    """Return the words that came with its present state."""
    move = association.moves.filter(to_state=association.state).last()
    return move.reason if move else ""
