"""manage.py replay_erasures: after a back-up is restored, whoever was erased since is so again."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from engagement.rights.actions import erase_again


class Command(BaseCommand):
    help = "Erase again everybody whom a restored back-up brought back (ledger: ERASURE_LEDGER)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        count = erase_again()
        if options["json"]:
            self.stdout.write(json.dumps({"erased": count}))
        else:
            self.stdout.write(_("%(count)s personnes effacées de nouveau.") % {"count": count})
