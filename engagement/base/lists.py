"""Several names in one sentence."""

from collections.abc import Sequence

from django.utils.translation import gettext as _


def in_line(names: Sequence[str]) -> str:
    """Return « Malo, Rosendaël et Petite-Synthe »; the only name; "" for none."""
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s et %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}
