"""Acting for somebody: only under a mandate that she gave, and for as long as she leaves it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from engagement.people.models import Account, Channel, Mandate, Resident

SERVES = "people.serve_at_counter"


def words_to_read() -> str:
    """Return what is read aloud before somebody says yes; kept with her mandate as it was read."""
    return _(
        "Vous m’autorisez à vous inscrire en votre nom, quand vous me le demandez, et à noter "
        "votre nom et comment vous joindre. L’association chez qui vous allez voit votre prénom. "
        "Vous pouvez dire non, tout arrêter ou tout faire effacer quand vous voulez, ici ou "
        "seul·e. Cet accord vaut un an. Êtes-vous d’accord ?"
    )


@transaction.atomic
def give_mandate(*, resident: Resident, by: Account, place: str, channel: Channel) -> Mandate:
    """Note that she said yes to the words that were read to her; a yes before it is replaced."""
    resident.mandates.valid().filter(by=by).update(withdrawn_at=timezone.now())
    return resident.mandates.create(words=words_to_read(), place=place, channel=channel, by=by)


def withdraw_mandates(*, resident: Resident) -> int:
    """Let nobody act for her any more; return how many mandates ended. What she has, she keeps."""
    return resident.mandates.valid().update(withdrawn_at=timezone.now())


def mandate_of(resident: Resident, account: Account) -> Mandate | None:
    """Return the mandate under which this account acts for her; None where there is none.

    Whoever serves at the counter acts under what any of its clerks was told; a relay under what
    she was told herself.
    """
    valid = resident.mandates.valid().select_related("by")
    if not account.has_perm(SERVES):
        valid = valid.filter(by=account)
    return valid.last()
