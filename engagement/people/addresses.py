"""Changing the address one signs in with. Both confirm: a code from the new one, a button in a
message to the old one. Until then the old one signs in as before.
"""

import secrets
import uuid
from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from engagement.base.links import Link, make_link
from engagement.outbox.actions import enqueue
from engagement.outbox.models import Message, address_key
from engagement.people.actions import resident_of
from engagement.people.models import Account, AddressChange, Resident
from engagement.people.models.addresses import CODE_LIFE

TRIES = 5
DIGITS = 8  # 26 bits


class WrongCode(Exception):
    """The code is not the one that was sent, or its time or its tries are over."""


class AddressTaken(Exception):
    """Somebody signs in with the new address already; said only to who has proven it."""


@transaction.atomic
def ask_address_change(*, account: Account, email: str, by: Account | None) -> AddressChange:
    """Send a code to the new address and a question to the old one; end what was asked before.

    Whether the new address is known changes nothing here.
    """
    AddressChange.objects.filter(account=account).delete()
    code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    now = timezone.now()
    change = AddressChange(account=account, email=email, code_until=now + CODE_LIFE)
    change.code = _digest(change, code)
    change.save(force_insert=True)
    shown = f"{code[:4]}-{code[4:]}"
    _write(change, email, "address_code", Message.Kind.CODE, change.code_until, code=shown)
    link = make_link(Link.ADDRESS, change.key)
    _write(
        change,
        account.email,
        "address_change_asked",
        Message.Kind.CONFIRMATION,
        change.expires_at,
        link=link,
        new=masked(email),
    )
    return change


def prove_address(*, change: AddressChange, code: str) -> bool:
    """Take the code of the new address; return whether the change is done by that.

    Raises WrongCode and AddressTaken. A try counts before it is looked at, so that of many at
    once no more than TRIES are.
    """
    rows = AddressChange.objects.filter(pk=change.pk, tries__lt=TRIES, proven_at=None)
    if not rows.filter(code_until__gt=timezone.now()).update(tries=F("tries") + 1):
        raise WrongCode
    typed = "".join(letter for letter in code if letter.isdigit())
    if not constant_time_compare(change.code, _digest(change, typed)):
        raise WrongCode
    AddressChange.objects.filter(pk=change.pk).update(proven_at=timezone.now())
    return _finish(change.pk)


def agree_to_address(*, change: AddressChange) -> bool:
    """Note the yes of the old address; return whether the change is done by that."""
    AddressChange.objects.filter(pk=change.pk, agreed_at=None).update(agreed_at=timezone.now())
    return _finish(change.pk)


def stop_address_change(*, change: AddressChange) -> None:
    """Leave everything as it was."""
    AddressChange.objects.filter(pk=change.pk).delete()


def forget_old_address_changes() -> int:
    """Delete what was asked and never confirmed in time."""
    return AddressChange.objects.filter(expires_at__lte=timezone.now()).delete()[0]


@transaction.atomic
def _finish(pk: int) -> bool:
    """Change the address once both have said yes; False while one has not."""
    change = AddressChange.objects.select_for_update().filter(pk=pk).first()
    if change is None or change.proven_at is None or change.agreed_at is None:
        return False
    if change.expires_at <= timezone.now():
        return False
    account = Account.objects.select_for_update().get(pk=change.account_id)
    if Account.objects.filter(email=change.email).exclude(pk=account.pk).exists():
        raise AddressTaken
    old, account.email = account.email, change.email
    account.save(update_fields=["email"])
    EmailAddress.objects.filter(user=account, email__iexact=old).update(email=account.email)
    Resident.objects.filter(account=account, email__iexact=old).update(email=account.email)
    for to in (old, account.email):
        _write(
            change, to, "address_changed", Message.Kind.CONFIRMATION, None, new=masked(change.email)
        )
    change.delete()
    return True


def masked(email: str) -> str:
    """Return an address that its owner recognises and nobody else learns: « l…@exemple.fr »."""
    name, _at, domain = email.partition("@")
    return f"{name[:1]}…@{domain}"


def _digest(change: AddressChange, code: str) -> str:
    key = f"address-change:{change.key}"
    return salted_hmac(key, code, settings.SIGNING_KEY, algorithm="sha256").hexdigest()


def _write(
    change: AddressChange,
    to: str,
    template: str,
    kind: Message.Kind,
    expires_at: Any,
    **context: str,
) -> None:
    resident = resident_of(change.account)
    enqueue(
        kind=kind,
        template=template,
        to=to,
        context={"name": resident.name, **context},
        dedupe_key=f"{template}:{change.key}:{uuid.uuid4()}",
        recipient_key=f"address:{address_key(to)}",
        language=resident.language,
        expires_at=expires_at,
    )
