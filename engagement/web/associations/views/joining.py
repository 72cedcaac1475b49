"""An association registers with its first need, corrects what it says, or is asked for."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from engagement.associations.actions import (
    ask_to_join,
    describe_association,
    register_association,
    submit_association,
)
from engagement.associations.models import AnswerPromise, Association, Membership
from engagement.associations.roles import Act
from engagement.base.moments import moment_of
from engagement.needs.actions import post_need, submit_need
from engagement.people.http import SignedIn
from engagement.people.models import Account
from engagement.web.associations.access import association_of
from engagement.web.associations.association_forms import (
    AskForm,
    AssociationForm,
    FirstNeedForm,
    RegisterForm,
    Together,
)
from engagement.web.associations.forms import ShiftForm, first_shift

Role = Membership.Role


@login_required
def register(request: SignedIn) -> HttpResponse:
    """Register an association, with its first need if it says one; the city answers both."""
    given = request.POST or None
    form = RegisterForm(given, initial={"email": request.user.email})
    need = FirstNeedForm(given, prefix="need", use_required_attribute=False)
    shift = ShiftForm(given, prefix="shift", initial=first_shift(), use_required_attribute=False)
    says_a_need = need.has_changed()
    together = Together(form, need, shift) if says_a_need else Together(form)
    if not together.is_valid():
        context = {
            "form": form,
            "need": need,
            "shift": shift,
            "together": together,
            "twins": twins_of(request.user, form),
            "promise": promise_words(),
        }
        return render(request, "associations/register.html", context)
    association = register_both(request.user, form, need if says_a_need else None, shift)
    messages.success(request, _("C’est envoyé. %(promise)s") % {"promise": promise_words()})
    return redirect("associations:home", association.slug)


@transaction.atomic
def register_both(
    by: Account, form: RegisterForm, need: FirstNeedForm | None, shift: ShiftForm
) -> Association:
    """Register the association and hand in its first need, both or neither."""
    facts = form.facts()
    association = register_association(by=by, **facts)
    if need is not None:
        times = shift.cleaned_data
        posted = post_need(
            association=association,
            by=by,
            interests=facts["interests"],
            neighbourhood=facts["neighbourhood"],
            shifts=[(times["starts_at"], times["ends_at"], times["capacity"])],
            **need.cleaned_data,
        )
        submit_need(need=posted, by=by)
    return association


def promise_words() -> str:
    """Return « Claire Martin vous répond d’ici mardi 9 juin à 18 h. » for what is sent now."""
    promise = AnswerPromise.load()
    due = moment_of(promise.due(timezone.now()))
    if promise.answering:
        return _("%(who)s vous répond d’ici %(due)s.") % {"who": promise.answering, "due": due}
    return _("La ville vous répond d’ici %(due)s.") % {"due": due}


def twins_of(account: Account, form: RegisterForm) -> list[dict[str, Any]]:
    """Return the associations that are likely this one, each with the way to it, if any."""
    twins = getattr(form, "twins", [])
    mine = set(Association.objects.of(account).values_list("pk", flat=True)) if twins else set()
    return [{"name": twin.name, **way_to(twin, twin.pk in mine)} for twin in twins]


def way_to(association: Association, is_mine: bool) -> dict[str, str]:
    """Return the address and the words of what one may do with an association that is there."""
    if is_mine:
        url = reverse("associations:home", args=[association.slug])
        return {"url": url, "words": _("Vous y êtes déjà : ouvrir son espace")}
    if not association.is_public:
        return {"url": "", "words": _("Elle attend déjà la réponse de la ville.")}
    url = reverse("associations:ask", args=[association.slug])
    if association.state == Association.State.LISTED:
        return {"url": url, "words": _("C’est la mienne : la reprendre")}
    return {"url": url, "words": _("C’est la mienne : demander à la rejoindre")}


@login_required
def describe(request: SignedIn, slug: str) -> HttpResponse:
    """Change what an association says about itself; one that was refused is sent again."""
    association = association_of(request, slug, Act.DESCRIBE)
    was_refused = association.state == Association.State.REFUSED
    form = AssociationForm(
        request.POST or None,
        instance=association,
        initial={"domains": list(association.interests.domains())},
    )
    if not form.is_valid():
        context = {
            "association": association,
            "form": form,
            "was_refused": was_refused,
            "refusal": association.moves.filter(to_state=Association.State.REFUSED).last(),
            "promise": promise_words(),
        }
        return render(request, "associations/describe.html", context)
    with transaction.atomic():
        describe_association(association=association, by=request.user, **form.facts())
        if was_refused:
            submit_association(association=association, by=request.user)
    words = _("C’est renvoyé. %s") % promise_words() if was_refused else _("C’est enregistré.")
    messages.success(request, words)
    return redirect("associations:home", slug)


@login_required
def ask(request: SignedIn, slug: str) -> HttpResponse:
    """Ask to join an association, or to take over one that nobody here answers for."""
    association = get_object_or_404(Association.objects.public(), slug=slug)
    if association.memberships.filter(account=request.user).exists():
        return redirect("associations:home", slug)
    has_owner = association.memberships.owners().exists()
    form = AskForm(request.POST or None)
    if not form.is_valid():
        context = {
            "association": association,
            "form": form,
            "has_owner": has_owner,
            "asked": association.join_requests.waiting().filter(account=request.user).exists(),
            "promise": "" if has_owner else promise_words(),
        }
        return render(request, "associations/ask.html", context)
    ask_to_join(association=association, by=request.user, words=form.cleaned_data["words"])
    answer = _("Ses responsables vous répondent.") if has_owner else promise_words()
    messages.success(request, _("C’est demandé. %s") % answer)
    return redirect("associations:index")
