"""What others may call a resident."""

from django.utils.translation import gettext as _

from engagement.people.models import Resident


def first_name(resident: Resident) -> str:
    """Return the first name alone: associations see no more of somebody; « Quelqu’un » without."""
    words = resident.name.split()
    return words[0] if words else _("Quelqu’un")
