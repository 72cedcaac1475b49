"""Who may see what in the associations' space: its members, and nothing of another's."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from engagement.associations.models import Association
from engagement.needs.models import Need
from engagement.people.http import SignedIn


def association_of(request: SignedIn, slug: str) -> Association:
    """Return the association if the visitor acts for it; Http404 for everybody else."""
    if not request.user.is_active:
        raise Http404
    return get_object_or_404(Association.objects.of(request.user), slug=slug)


def need_of(request: SignedIn, slug: str, need_slug: str) -> Need:
    """Return the need of an association that the visitor acts for; else Http404."""
    association = association_of(request, slug)
    needs = Need.objects.select_related("association", "neighbourhood")
    return get_object_or_404(needs, association=association, slug=need_slug)
