"""manage.py rebuild_postings: make what matching searches say what residents and needs say."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from engagement.base.derived import Drift
from engagement.matching.postings import follow_postings


class Command(BaseCommand):
    help = "Read every resident and need again and put right the postings that differ."
    write = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="counts as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        found = follow_postings(write=self.write, progress=self._progress)
        if options["json"]:
            self.stdout.write(json.dumps({name: asdict(drift) for name, drift in found.items()}))
        else:
            for name, drift in found.items():
                self.stdout.write(f"{name}: " + said(drift))
        self.conclude(sum(drift.total for drift in found.values()))

    def conclude(self, drift: int) -> None:
        """Nothing is left to say once it is put right."""

    def _progress(self, done: int, total: int) -> None:
        if done % 30_000 == 0 or done == total:
            self.stderr.write(f"{done} / {total}")


def said(drift: Drift) -> str:
    return _(
        "%(missing)d manquants, %(wrong)d faux, %(left_over)d de trop, %(right)d justes."
    ) % asdict(drift)
