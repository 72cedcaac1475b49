"""manage.py rebuild_search: make the index say what the rows say."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from engagement.search.actions import rebuild


class Command(BaseCommand):
    help = "Read again everything that can be found and put right what differs in the index."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="write nothing; exit 1 if anything differs"
        )
        parser.add_argument("--json", action="store_true", help="counts as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        report = rebuild(write=not options["check"], progress=self._progress)
        if options["json"]:
            self.stdout.write(json.dumps(asdict(report)))
        else:
            self.stdout.write(
                _("Documents : %(written)d écrits, %(removed)d retirés, %(unchanged)d inchangés.")
                % asdict(report)
            )
        if options["check"] and report.drift:
            raise CommandError(_("L’index ne suit plus : lancez rebuild_search."))

    def _progress(self, done: int, total: int) -> None:
        if done % 40 == 0 or done == total:
            self.stderr.write(f"{done} / {total}")
