"""Members are invited by e-mail: the link is good for two weeks and for one person."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from engagement.associations import messages
from engagement.associations.actions.members import locked, note
from engagement.associations.models import Association, Invitation, Membership
from engagement.associations.models.members import invitation_expiry
from engagement.base.models import IllegalMove
from engagement.people.models import Account

#: Open invitations of one association: it writes to strangers, so no more than a team needs.
MOST_OPEN = 20
#: How long the address of somebody invited outlives her invitation.
KEEP = timedelta(days=30)


class AlreadyMember(Exception):
    """This address belongs to a member."""


class TooManyInvitations(Exception):
    """The association has MOST_OPEN invitations that nobody answered."""


class InvitationClosed(Exception):
    """It was accepted, revoked, or its time is over."""


@transaction.atomic
def invite_member(
    *, association: Association, email: str, role: Membership.Role, by: Account
) -> Invitation:
    """Invite an address, or renew its invitation; raises AlreadyMember, TooManyInvitations."""
    locked(association.pk)
    email = Account.objects.normalise(email)
    if association.memberships.filter(account__email=email).exists():
        raise AlreadyMember
    sent = association.invitations.filter(state=Invitation.State.SENT)
    known = sent.filter(email=email).select_for_update().first()
    if not known and sent.open().count() >= MOST_OPEN:
        raise TooManyInvitations
    invitation = known or Invitation(association=association, email=email)
    return _send(invitation, role, by)


@transaction.atomic
def resend_invitation(*, invitation: Invitation, by: Account) -> Invitation:
    """Send the link again, good for two more weeks; InvitationClosed if it is answered."""
    sent = Invitation.objects.filter(pk=invitation.pk, state=Invitation.State.SENT)
    if not sent.select_for_update().exists():
        raise InvitationClosed
    invitation.refresh_from_db()
    return _send(invitation, Membership.Role(invitation.role), by)


@transaction.atomic
def revoke_invitation(*, invitation: Invitation, by: Account) -> Invitation:
    """Make the link worthless; IllegalMove if it is answered."""
    return invitation.move(Invitation.State.REVOKED, by=by)


@transaction.atomic
def accept_invitation(*, invitation: Invitation, by: Account) -> Membership:
    """Make `by` a member; raises InvitationClosed. A member keeps the role she has."""
    if not invitation.is_open:
        raise InvitationClosed
    try:
        invitation.move(Invitation.State.ACCEPTED, by=by)
    except IllegalMove as error:
        raise InvitationClosed from error
    membership, created = Membership.objects.get_or_create(
        association_id=invitation.association_id, account=by, defaults={"role": invitation.role}
    )
    if created:
        note(membership, by=invitation.by or by)
    return membership


def forget_old_invitations() -> int:
    """Delete invitations that ended long enough ago, with their addresses; return how many."""
    old = Invitation.objects.filter(expires_at__lt=timezone.now() - KEEP)
    return old.delete()[1].get(Invitation._meta.label, 0)


def _send(invitation: Invitation, role: Membership.Role, by: Account) -> Invitation:
    """Write a new invitation, or a locked one that nobody has answered, and send its link."""
    invitation.role, invitation.by, invitation.expires_at = role, by, invitation_expiry()
    invitation.full_clean()
    invitation.save()
    messages.tell_invited(invitation)
    return invitation
