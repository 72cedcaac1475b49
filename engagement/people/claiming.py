"""A code on a receipt leads from the counter to an account of one's own."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from engagement.base.codes import is_code, new_code, tidy
from engagement.people.actions import resident_of
from engagement.people.merging import merge_residents
from engagement.people.models import Account, ClaimCode, Resident

LENGTH = 12  # 46 bits, the last character checks the others


class NotClaimable(Exception):
    """No such code, or one that served, was replaced or is too old; nothing says which."""


def could_be_code(typed: str) -> bool:
    """Return whether a text has the form of a code; whether one exists is not asked."""
    return is_code(tidy(typed), LENGTH)


def digest_of(typed: str) -> str:
    """Return under which name a code is kept: its HMAC-SHA256 under SIGNING_KEY."""
    digest = salted_hmac("claim-code", tidy(typed), settings.SIGNING_KEY, algorithm="sha256")
    return digest.hexdigest()


@transaction.atomic
def make_claim_code(*, resident: Resident, by: Account | None) -> str:
    """Return a new code for a resident, told this once; the one before opens nothing any more."""
    Resident.objects.select_for_update().get(pk=resident.pk)
    resident.claim_codes.unused().update(replaced_at=timezone.now())
    code = new_code(LENGTH)
    resident.claim_codes.create(digest=digest_of(code), by=by)
    return code


def holder_of(typed: str) -> Resident | None:
    """Return whose live code this is: she shows it, so she is there. None for any other text."""
    if not could_be_code(typed):
        return None
    live = ClaimCode.objects.live().filter(digest=digest_of(typed))
    found = live.select_related("resident__neighbourhood").first()
    return found.resident if found else None


def claim(*, code: str, account: Account) -> Resident:
    """Join to an account the resident whose code this is, and return the account's resident.

    Sign-ups, hours and consents come along. Raises NotClaimable; a code serves once.
    """
    if not could_be_code(code):
        raise NotClaimable
    return claim_by_digest(digest=digest_of(code), account=account)


@transaction.atomic
def claim_by_digest(*, digest: str, account: Account) -> Resident:
    """Do what `claim` does with a code that was typed before its holder signed in."""
    code = ClaimCode.objects.live().filter(digest=digest).select_related("resident").first()
    if code is None or _is_another_s_own(code.resident, account):
        raise NotClaimable
    live = ClaimCode.objects.live().filter(pk=code.pk)
    if not live.update(used_at=timezone.now(), account=account):
        raise NotClaimable
    mine = resident_of(account)
    if code.resident == mine:
        return mine
    return merge_residents(resident=code.resident, into=mine, by=account)


def _is_another_s_own(resident: Resident, account: Account) -> bool:
    """Return whether the resident holds an account of her own, and it is not this one."""
    return resident.is_self and resident.account_id not in (None, account.pk)
