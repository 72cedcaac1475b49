"""What others may call a resident."""

import unicodedata

from django.utils.translation import gettext as _

from engagement.people.models import Resident


def first_name(resident: Resident) -> str:
    """Return the first name alone: associations see no more of somebody; « Quelqu’un » without."""
    words = resident.name.split()
    return words[0] if words else _("Quelqu’un")


def same_name(one: str, other: str) -> bool:
    """Return whether two names are the same but for capitals, accents and spaces."""
    return _plain(one) == _plain(other)


def _plain(name: str) -> str:
    apart = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return " ".join(letters.split())
