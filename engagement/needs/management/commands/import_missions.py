"""Import the national feed of missions: `manage.py import_missions FILE_OR_URL --source NAME`."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from engagement.needs.feeds import BadFeed, FeedReport, import_missions
from engagement.needs.feeds.fetch import fetch


class Command(BaseCommand):
    help = "Import missions in the format of the national feed (API Engagement), XML or JSON."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("location", metavar="FILE_OR_URL")
        parser.add_argument("--source", required=True, help="name of the feed, the same each time")
        parser.add_argument("--dry-run", action="store_true", help="tell, write nothing")
        parser.add_argument(
            "--publish-incomplete",
            action="store_true",
            help="publish missions without description instead of keeping them as drafts",
        )
        parser.add_argument("--json", action="store_true", help="print the report as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stderr.write(_("Lecture de %s…") % options["location"])
        try:
            report = import_missions(
                content=fetch(options["location"]),
                source=options["source"],
                dry_run=options["dry_run"],
                publish_incomplete=options["publish_incomplete"],
            )
        except BadFeed as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            self.stdout.write(json.dumps(asdict(report), ensure_ascii=False))
        else:
            self._tell(report)

    def _tell(self, report: FeedReport) -> None:
        for told in report.refused:
            self.stdout.write(_("Refusée %(id)s : %(reason)s") % asdict(told))
        for told in report.warnings:
            self.stdout.write(_("À savoir %(id)s : %(reason)s") % asdict(told))
        self.stdout.write(
            ngettext("%(read)d mission lue", "%(read)d missions lues", report.read)
            % {"read": report.read}
            + _(
                " · ajoutées : %(added)d · changées : %(updated)d · inchangées : %(unchanged)d"
                " · retirées : %(withdrawn)d · refusées : %(refused)d"
            )
            % {**vars(report), "refused": len(report.refused)}
        )
