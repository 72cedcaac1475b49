"""The place somebody asked for before she signed in, kept for a day."""

from django.utils import timezone

from engagement.needs.models import PendingSignUp, Shift, SignUp
from engagement.needs.models.pending import tomorrow
from engagement.people.models import Account


def keep_pending(*, email: str, shift_id: int) -> None:
    """Keep what a visitor wants until she has proven this address."""
    if not Shift.objects.filter(pk=shift_id).exists():
        return
    told = {"asked_at": timezone.now(), "expires_at": tomorrow()}
    PendingSignUp.objects.update_or_create(email=email, shift_id=shift_id, defaults=told)


def take_pending(*, account: Account) -> Shift | None:
    """Return the shift that the owner of this address last asked for and has no place in.

    What waited for her is over by that: it is offered once.
    """
    rows = PendingSignUp.objects.of(account.email)
    held = SignUp.objects.live().filter(resident__account=account).values("shift")
    found = rows.exclude(shift__in=held).select_related("shift__need").first()
    PendingSignUp.objects.filter(email=account.email).delete()
    return found.shift if found and found.shift.is_joinable else None


def forget_pending() -> int:
    """Delete what nobody came back for."""
    return PendingSignUp.objects.filter(expires_at__lte=timezone.now()).delete()[0]
