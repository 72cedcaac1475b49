import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from engagement.territory.imports import ImportReport, import_neighbourhoods
from engagement.territory.readers import RefusedFile


class Command(BaseCommand):
    help = (
        "Add or update neighbourhoods from GeoJSON (polygons or points) or CSV (lat, lon), in "
        "UTF-8 and WGS 84. Rows are matched by code; a missing code is the slug of the name. "
        "Nothing is ever deleted."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--name-field", help="default: nom, name or quartier")
        parser.add_argument("--code-field", help="default: code")
        parser.add_argument("--population-field", help="default: population")
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = import_neighbourhoods(
                path=options["file"],
                name_field=options["name_field"],
                code_field=options["code_field"],
                population_field=options["population_field"],
                progress=self._progress,
            )
        except RefusedFile as refusal:
            raise CommandError(str(refusal)) from refusal
        for warning in report.warnings:
            self.stderr.write(warning)
        if options["json"]:
            self.stdout.write(json.dumps(report.as_json(), ensure_ascii=False))
        else:
            self._tell(report)

    def _progress(self, done: int, total: int) -> None:
        if done % 100 == 0 or done == total:
            self.stderr.write(f"{done} / {total}")

    def _tell(self, report: ImportReport) -> None:
        self.stdout.write(
            _("Quartiers : %(added)d ajoutés, %(updated)d mis à jour, %(unchanged)d inchangés.")
            % {
                "added": report.added,
                "updated": report.updated,
                "unchanged": report.unchanged,
            }
        )
        for refusal in report.refused:
            self.stdout.write(_("Ligne %(row)d refusée : %(reason)s") % refusal)
