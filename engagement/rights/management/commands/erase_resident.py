"""manage.py erase_resident: somebody is erased, everywhere, for good."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from engagement.rights.actions import erase
from engagement.rights.leaving import CannotGo, MustHandOver
from engagement.rights.management.commands._people import find


class Command(BaseCommand):
    help = "Erase a resident, and all under her account where she holds one. Cannot be undone."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("resident", metavar="ID", help="key or random number of the resident")
        parser.add_argument("--json", action="store_true", help="one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            erased = erase(resident=find(options["resident"]), by=None)
        except MustHandOver as error:
            raise CommandError(
                _("Elle seule répond pour : %(names)s. Confiez d’abord ces associations.")
                % {"names": error}
            ) from error
        except CannotGo as error:
            raise CommandError(_("Elle a un rôle à la ville. Retirez-le d’abord.")) from error
        if options["json"]:
            self.stdout.write(json.dumps(asdict(erased)))
            return
        told = {
            "people": erased.people,
            "gone": sum(erased.gone.values()),
            "emptied": sum(erased.emptied.values()),
        }
        self.stdout.write(
            _("%(people)s personnes effacées : %(gone)s lignes parties, %(emptied)s vidées.") % told
        )
