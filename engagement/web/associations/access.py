"""Who may see what in the associations' space: its members, and nothing of another's.

Each view below /association/<slug>/ begins with one of these lines. A stranger and what belongs
to another association: 404. A member whose role does not hold the act: 403.
"""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from engagement.associations.models import Association, Membership
from engagement.associations.roles import Act, allows
from engagement.needs.models import Need, Shift
from engagement.people.http import SignedIn


def association_of(
    request: SignedIn, slug: str, act: Act = Act.SEE, *, says_why: bool = False
) -> Association:
    """Return the association for which the visitor may do `act`; else Http404 or 403.

    A suspended one is read, and left, and no more; `says_why`: the view says so in its form.
    """
    if not request.user.is_active:
        raise Http404
    members = Membership.objects.select_related("association__neighbourhood")
    mine = get_object_or_404(members, account=request.user, association__slug=slug)
    if not allows(mine, act):
        raise PermissionDenied
    changes = act == Act.EXPORT or (request.method == "POST" and act != Act.SEE)
    if mine.association.is_suspended and changes and not says_why:
        raise PermissionDenied(while_suspended())
    return mine.association


def refuse_while_suspended(form: forms.BaseForm) -> None:
    """Say in a posted form why a suspended association reaches nobody; what was typed stays."""
    if form.is_bound:
        form.add_error(None, while_suspended())


def while_suspended() -> str:
    return _(
        "Votre association est suspendue : pour le moment, on y lit tout et rien n’y change, ni "
        "besoin, ni réponse, ni message, ni équipe. Aucun numéro, aucune liste."
    )


def need_of(
    request: SignedIn, slug: str, need_slug: str, act: Act = Act.SEE, *, says_why: bool = False
) -> Need:
    """Return the need of an association for which the visitor may do `act`."""
    association = association_of(request, slug, act, says_why=says_why)
    needs = Need.objects.select_related("association", "neighbourhood")
    return get_object_or_404(needs, association=association, slug=need_slug)


def shift_of(
    request: SignedIn,
    slug: str,
    need_slug: str,
    shift: int,
    act: Act = Act.SEE_PEOPLE,
    *,
    says_why: bool = False,
) -> Shift:
    """Return the shift of a need of an association for which the visitor may do `act`."""
    need = need_of(request, slug, need_slug, act, says_why=says_why)
    return get_object_or_404(need.shifts.select_related("need__association"), pk=shift)
