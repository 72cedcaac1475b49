"""manage.py export_resident: everything held about somebody."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from engagement.rights.exporting import export_of
from engagement.rights.management.commands._people import find


class Command(BaseCommand):
    help = "Print everything held about a resident, all under her account where she holds one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("resident", metavar="ID", help="key or random number of the resident")
        parser.add_argument("--json", action="store_true", help="one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        told = export_of(find(options["resident"]))
        if options["json"]:
            self.stdout.write(json.dumps(told, ensure_ascii=False))
            return
        self.stdout.write(", ".join(told["people"]))
        for table in told["tables"]:
            self.stdout.write(f"\n{table['title']}")
            for row in table["rows"]:
                said = [f"{table['fields'][name]}: {value}" for name, value in row.items()]
                self.stdout.write("  " + " · ".join(said))
