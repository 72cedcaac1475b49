"""manage.py check_postings: how far what matching searches is from what residents and needs say."""

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from engagement.matching.management.commands import rebuild_postings


class Command(rebuild_postings.Command):
    help = "Count the postings that differ from their rows; exit 1 if any does. Writes nothing."
    write = False

    def conclude(self, drift: int) -> None:
        if drift:
            raise CommandError(_("Les listes ne suivent plus : lancez rebuild_postings."))
