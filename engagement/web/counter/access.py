"""Who serves at the counter, and whom she may serve.

Clerks and officers serve the whole city. A relay serves, for as long as her right lasts, those who
gave her their mandate, and whoever shows her code, for half an hour.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from engagement.people.mandates import SERVES, mandate_of
from engagement.people.models import Account, Mandate, RelayRight, Resident

SHOWN = "counter_shown"  # key of the session: residents whose code was shown, and when
SHOWN_FOR = 30 * 60  # seconds


@dataclass(frozen=True)
class Attendant:
    """Who serves, where, and by which right: None stands for the town hall."""

    account: Account
    right: RelayRight | None

    @property
    def place(self) -> str:
        return self.right.place if self.right else _("Mairie")


class Served(HttpRequest):
    """A request of somebody who may serve."""

    user: Account
    attendant: Attendant


def attendant_of(account: Account) -> Attendant | None:
    """Return who this account is at the counter; None for everybody else."""
    if not account.is_active:
        return None
    if account.has_perm(SERVES):
        return Attendant(account, None)
    right = account.relay_rights.valid().first()
    return Attendant(account, right) if right else None


def serves(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a view be asked only by somebody who serves; nothing of it is kept by a browser."""

    @wraps(view)
    @login_required
    @never_cache
    def asked(request: Served, *args: Any, **kwargs: Any) -> HttpResponse:
        attendant = attendant_of(request.user)
        if attendant is None:
            raise PermissionDenied
        request.attendant = attendant
        return view(request, *args, **kwargs)

    return asked


def residents_for(request: Served) -> QuerySet[Resident]:
    """Return those whom she may see."""
    everybody = Resident.objects.select_related("neighbourhood").defer("neighbourhood__outline")
    if request.attendant.right is None:
        return everybody
    mine = Mandate.objects.valid().filter(by=request.user).values("resident")
    return everybody.filter(Q(pk__in=mine) | Q(public_id__in=_shown(request)))


def resident_for(request: Served, public_id: UUID) -> Resident:
    """Return one whom she may see; else Http404."""
    return get_object_or_404(residents_for(request), public_id=public_id)


def mandate_for(request: Served, resident: Resident) -> Mandate | None:
    """Return the mandate under which she acts; None where it is still to be read and agreed to."""
    return mandate_of(resident, request.user)


def acting_for(request: Served, public_id: UUID) -> Resident:
    """Return one for whom she may act; Http404, or PermissionDenied without a mandate."""
    resident = resident_for(request, public_id)
    if mandate_for(request, resident) is None:
        raise PermissionDenied
    return resident


def note_shown(request: HttpRequest, resident: Resident) -> None:
    """Remember that she showed her code a moment ago."""
    shown = request.session.get(SHOWN, {})
    request.session[SHOWN] = shown | {str(resident.public_id): time.time()}


def _shown(request: HttpRequest) -> list[str]:
    since = time.time() - SHOWN_FOR
    return [key for key, at in request.session.get(SHOWN, {}).items() if at > since]
