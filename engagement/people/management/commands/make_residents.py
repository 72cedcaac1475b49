"""manage.py make_residents: residents to try and measure with."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from engagement.people.trial import NoTerritory, make_residents


class Command(BaseCommand):
    help = "Make N believable residents over the present territory, for trials and benchmarks."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("count", type=int, metavar="N", help="how many this seed shall have")
        parser.add_argument(
            "--seed", type=int, default=1, help="same seed, same people (default 1)"
        )
        parser.add_argument("--json", action="store_true", help="counts as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["count"] < 0:
            raise CommandError(_("Le nombre d’habitant·es ne peut pas être négatif."))
        try:
            counts = make_residents(options["count"], seed=options["seed"], progress=self.progress)
        except NoTerritory as error:
            raise CommandError(
                _("Aucun quartier : importez-les d’abord avec import_neighbourhoods.")
            ) from error
        if options["json"]:
            self.stdout.write(json.dumps(asdict(counts)))
            return
        self.stdout.write(
            _("%(added)d ajouté·es, %(kept)d déjà là, %(consenting)d prennent des suggestions.")
            % asdict(counts)
        )

    def progress(self, done: int, total: int) -> None:
        self.stderr.write(f"{done} / {total}")
