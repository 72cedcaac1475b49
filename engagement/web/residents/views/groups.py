"""The groups that somebody leads, and the link by which others join."""

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from engagement.needs.actions.groups import (
    describe_group,
    end_group,
    join_group,
    leave_group,
    make_group,
    minutes_of,
)
from engagement.needs.models import Group
from engagement.needs.wording import lasting
from engagement.people.actions import resident_of
from engagement.people.http import SignedIn
from engagement.people.names import first_name
from engagement.web.residents.group_forms import GroupForm
from engagement.web.residents.queries import told
from engagement.web.residents.sign_up_wording import sign_up_rows


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def groups(request: SignedIn) -> HttpResponse:
    """List the groups she leads or is in, and make one."""
    resident = resident_of(request.user)
    form = GroupForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        group = make_group(lead=resident, by=request.user, **form.cleaned_data)
        messages.success(request, _("Votre groupe est prêt."))
        return redirect("residents:group", group.pk)
    joined = Group.objects.filter(members__resident=resident)
    context = {"nav": "account", "form": form, "led": resident.groups.all(), "joined": joined}
    return render(request, "residents/groups.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def group(request: SignedIn, pk: int) -> HttpResponse:
    """Show a group to its lead: its link, who joined, where it goes, what it gave."""
    found = get_object_or_404(Group, pk=pk, lead=resident_of(request.user))
    if "end" in request.POST:
        end_group(group=found, by=request.user)
        messages.success(request, _("Le groupe est effacé. Vos inscriptions restent."))
        return redirect("residents:groups")
    form = GroupForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        describe_group(group=found, by=request.user, **form.cleaned_data)
        messages.success(request, _("C’est enregistré."))
        return redirect("residents:group", pk)
    minutes = minutes_of(found)
    context = {
        "nav": "account",
        "group": Group.objects.get(pk=pk),
        "form": form,
        "link": request.build_absolute_uri(reverse("residents:join_group", args=[found.key])),
        "members": [first_name(one.resident) for one in found.members.select_related("resident")],
        "rows": sign_up_rows(told().filter(outing__group=found).order_by("-pk")),
        "gave": lasting(minutes) if minutes else "",
    }
    return render(request, "residents/group.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: SignedIn, key: uuid.UUID) -> HttpResponse:
    """Let somebody who has the link join or leave; she sees where the group goes."""
    found = get_object_or_404(Group.objects.select_related("lead"), key=key)
    resident = resident_of(request.user)
    if request.method == "POST":
        _join_or_leave(request, found)
        return redirect("residents:join_group", key)
    rows = told().filter(outing__group=found).order_by("-pk")
    is_in = found.members.filter(resident=resident).exists()
    context = {
        "nav": "account",
        "group": found,
        "lead": first_name(found.lead),
        "is_lead": found.lead_id == resident.pk,
        "is_in": is_in,
        "rows": [row | {"url": "", "who": ""} for row in sign_up_rows(rows)] if is_in else [],
    }
    return render(request, "residents/join_group.html", context)


def _join_or_leave(request: SignedIn, group: Group) -> None:
    resident, do = resident_of(request.user), request.POST.get("do")
    if do == "join":
        join_group(group=group, resident=resident, by=request.user)
        messages.success(request, _("Vous êtes dans le groupe."))
    elif do == "leave":
        leave_group(group=group, resident=resident, by=request.user)
        messages.success(request, _("C’est fait : vous n’êtes plus dans le groupe."))
    else:
        raise Http404
