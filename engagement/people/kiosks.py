"""Opening and closing a kiosk."""

from django.contrib.auth.hashers import check_password, make_password
from django.utils import timezone

from engagement.people.models import Account, Kiosk


def open_kiosk(*, place: str, pin: str, by: Account) -> Kiosk:
    """Return a kiosk that is open for the day; the PIN leads out of it and is kept hashed."""
    return Kiosk.objects.create(place=place, pin=make_password(pin), by=by)


def close_kiosk(*, kiosk: Kiosk, pin: str) -> bool:
    """Close a kiosk with its PIN; False where that is wrong. Guesses must be throttled."""
    if not check_password(pin, kiosk.pin):
        return False
    Kiosk.objects.filter(pk=kiosk.pk, closed_at=None).update(closed_at=timezone.now())
    return True
