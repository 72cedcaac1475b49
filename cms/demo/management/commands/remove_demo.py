"""manage.py remove_demo: the demo city goes, everything else stays."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from cms.demo.load import counts
from cms.demo.remove import remove


class Command(BaseCommand):
    help = "Remove the demo city. What real rows stand on stays, and is told."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="counts of what went, as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        removed = remove()
        kept = {name: count for name, count in counts().items() if count}
        if options["json"]:
            self.stdout.write(json.dumps({"removed": removed, "kept": kept}))
            return
        self.stdout.write(_("Ville de démonstration retirée : %d lignes.") % sum(removed.values()))
        if kept:
            self.stdout.write(_("Gardé, car de vraies lignes s’y appuient : %s.") % kept)
