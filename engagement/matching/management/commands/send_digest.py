"""manage.py send_digest: the weekly letter, or what it would do."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from engagement.matching.actions import plan_digest, send_digest


class Command(BaseCommand):
    help = (
        "Share the open needs out among the residents and write to each, once a week. "
        "Goes on with a run that was interrupted; a second run in the same week does nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only tell what it would do")
        parser.add_argument("--json", action="store_true", help="one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["dry_run"]:
            told: dict[str, Any] = plan_digest().as_dict()
        else:
            run = send_digest(progress=self.say)
            told = run.figures | {
                "week": f"{run.week}",
                "state": run.state,
                "told": run.told,
                "left_out": run.left_out,
            }
        if options["json"]:
            self.stdout.write(json.dumps(told))
            return
        for name, value in told.items():
            self.stdout.write(f"{name:>24}  {value}")

    def say(self, step: str, done: int, of: int) -> None:
        self.stderr.write(f"{step}: {done} / {of}")
