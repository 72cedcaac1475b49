"""The team of an association: its members, those invited, those who ask to join."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from engagement.associations import actions
from engagement.associations.models import Association, Invitation, Membership
from engagement.associations.roles import Act, may
from engagement.base.models import IllegalMove
from engagement.people.http import SignedIn
from engagement.web.associations.access import association_of
from engagement.web.associations.association_forms import InviteForm

Role = Membership.Role
LATEST = 20  # changes in the team that its owners read


@login_required
def team(request: SignedIn, slug: str) -> HttpResponse:
    """Show the team to its members; an owner invites by posting here."""
    association = association_of(request, slug, Act.INVITE if request.method == "POST" else Act.SEE)
    form = InviteForm(request.POST or None)
    if form.is_valid() and invite(request, association, form):
        return redirect("associations:team", slug)
    context = {
        "association": association,
        "form": form,
        "members": association.memberships.select_related("account").order_by("created_at", "pk"),
        "may_manage": may(request.user, association, Act.MANAGE),
        "invitations": association.invitations.filter(state=Invitation.State.SENT),
        "requests": association.join_requests.waiting().select_related("account"),
        "owner": Role.OWNER,
        "moves": association.team_moves.select_related("account", "by")[:LATEST],
    }
    return render(request, "associations/team.html", context)


def invite(request: SignedIn, association: Association, form: InviteForm) -> bool:
    """Invite whom the form names; False with the reason in the form."""
    try:
        actions.invite_member(association=association, by=request.user, **form.cleaned_data)
    except actions.AlreadyMember:
        form.add_error("email", _("Cette personne est déjà dans l’équipe."))
    except actions.TooManyInvitations:
        form.add_error("email", _("Trop d’invitations sans réponse : annulez-en une d’abord."))
    else:
        messages.success(request, _("L’invitation est partie. Elle vaut deux semaines."))
    return form.is_valid()


@login_required
@require_POST
def resend_invitation(request: SignedIn, slug: str, invitation: int) -> HttpResponse:
    association = association_of(request, slug, Act.INVITE)
    sent = get_object_or_404(association.invitations, pk=invitation)
    try:
        actions.resend_invitation(invitation=sent, by=request.user)
        messages.success(request, _("L’invitation vaut deux semaines de plus."))
    except actions.InvitationClosed:
        messages.info(request, _("Cette invitation n’attend plus de réponse."))
    return redirect("associations:team", slug)


@login_required
@require_POST
def revoke_invitation(request: SignedIn, slug: str, invitation: int) -> HttpResponse:
    association = association_of(request, slug, Act.INVITE)
    sent = get_object_or_404(association.invitations, pk=invitation)
    try:
        actions.revoke_invitation(invitation=sent, by=request.user)
        messages.success(request, _("L’invitation est annulée : son lien ne mène plus nulle part."))
    except IllegalMove:
        messages.info(request, _("Cette invitation n’attend plus de réponse."))
    return redirect("associations:team", slug)


@login_required
@require_POST
def change_role(request: SignedIn, slug: str, membership: int) -> HttpResponse:
    """Make an owner of a helper, or the other way round."""
    association = association_of(request, slug, Act.MANAGE)
    member = get_object_or_404(association.memberships, pk=membership)
    role = Role.HELPER if member.role == Role.OWNER else Role.OWNER
    try:
        actions.change_role(membership=member, role=role, by=request.user)
        messages.success(request, _("C’est changé, la personne est prévenue."))
    except actions.LastOwner:
        messages.warning(request, last_owner())
    except actions.NotAMember:
        messages.warning(request, gone())
    return redirect("associations:team", slug)


@login_required
@require_POST
def hand_over(request: SignedIn, slug: str, membership: int) -> HttpResponse:
    """Make another member the owner in one's own place."""
    association = association_of(request, slug, Act.MANAGE)
    others = association.memberships.filter(account__is_active=True).exclude(account=request.user)
    try:
        actions.hand_over(to=get_object_or_404(others, pk=membership), by=request.user)
        messages.success(request, _("C’est transmis. Vous restez dans l’équipe, comme aide."))
    except actions.NotAMember:
        messages.warning(request, gone())
    return redirect("associations:team", slug)


@login_required
@require_POST
def remove_member(request: SignedIn, slug: str, membership: int) -> HttpResponse:
    association = association_of(request, slug, Act.MANAGE)
    others = association.memberships.exclude(account=request.user)
    member = get_object_or_404(others, pk=membership)
    try:
        actions.remove_member(membership=member, by=request.user)
        messages.success(request, _("C’est fait, la personne est prévenue."))
    except actions.LastOwner:
        messages.warning(request, last_owner())
    except actions.NotAMember:
        messages.warning(request, gone())
    return redirect("associations:team", slug)


@login_required
@require_POST
def leave(request: SignedIn, slug: str) -> HttpResponse:
    """Leave a team oneself."""
    association = association_of(request, slug)
    try:
        actions.remove_member(
            membership=association.memberships.get(account=request.user), by=request.user
        )
    except actions.LastOwner:
        messages.warning(request, last_owner())
        return redirect("associations:team", slug)
    messages.success(
        request, _("Vous n’êtes plus dans l’équipe de %(name)s.") % {"name": association.name}
    )
    return redirect("associations:index")


@login_required
@require_POST
def grant_request(request: SignedIn, slug: str, join_request: int) -> HttpResponse:
    association = association_of(request, slug, Act.INVITE)
    asked = get_object_or_404(association.join_requests, pk=join_request)
    try:
        actions.grant_request(request=asked, by=request.user)
        messages.success(request, _("C’est accepté, la personne est prévenue."))
    except IllegalMove:
        messages.info(request, _("Quelqu’un a déjà répondu à cette demande."))
    return redirect("associations:team", slug)


@login_required
@require_POST
def refuse_request(request: SignedIn, slug: str, join_request: int) -> HttpResponse:
    association = association_of(request, slug, Act.INVITE)
    asked = get_object_or_404(association.join_requests, pk=join_request)
    try:
        actions.refuse_request(request=asked, by=request.user)
        messages.success(request, _("C’est refusé, la personne est prévenue."))
    except IllegalMove:
        messages.info(request, _("Quelqu’un a déjà répondu à cette demande."))
    return redirect("associations:team", slug)


def gone() -> str:
    return _("Cette personne n’est plus dans l’équipe.")


def last_owner() -> str:
    return _("Il faut au moins une personne responsable : transmettez d’abord l’association.")
