"""manage.py load_demo: the demo city."""

import gc
import json
from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from cms.demo.load import RESIDENTS, load
from cms.demo.loading.city import MissingInterest


class Command(BaseCommand):
    help = "Make the demo city, or bring its dates up to today. Never touches real rows."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--residents", type=int, default=RESIDENTS, help=f"default {RESIDENTS}")
        parser.add_argument("--migrate", action="store_true", help="bring the database up first")
        parser.add_argument("--json", action="store_true", help="counts as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["residents"] < 0:
            raise CommandError(_("Le nombre d’habitant·es ne peut pas être négatif."))
        if options["migrate"]:
            self.migrate()
        try:
            counts = load(residents=options["residents"], say=self.stderr.write)
        except MissingInterest as error:
            raise CommandError(
                _("Le centre d’intérêt « %(code)s » manque : lancez d’abord migrate.")
                % {"code": error}
            ) from error
        if options["json"]:
            self.stdout.write(json.dumps(counts))
            return
        self.stdout.write(
            _(
                "Ville de démonstration : %(associations)d associations, %(needs)d besoins, "
                "%(residents)d habitant·es, %(sign_ups)d inscriptions."
            )
            % counts
        )

    def migrate(self) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stderr.write("database")
            # Models of every state on the way are garbage by the hundred thousand: looked for
            # rarely, and never among what the imports made, it takes a third less of the time.
            gc.freeze()
            gc.set_threshold(500_000, 20, 100)
            call_command("migrate", verbosity=0)
