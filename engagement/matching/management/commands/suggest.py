"""manage.py suggest: the ranking for one need or one resident, with its terms and its words."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from engagement.matching.queries import Ranked, rank_needs, rank_residents
from engagement.needs.models import Need
from engagement.people.models import Resident


class Command(BaseCommand):
    help = "Rank residents for a need, or needs for a resident. Sends and writes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        who = parser.add_mutually_exclusive_group(required=True)
        who.add_argument("--need", metavar="ID_OR_SLUG", help="rank residents for this need")
        who.add_argument("--resident", metavar="ID", help="rank needs for this resident")
        parser.add_argument("--top", type=int, default=20, help="how many at most (default 20)")
        parser.add_argument("--json", action="store_true", help="one JSON list on standard output")

    def handle(self, *args: Any, **options: Any) -> None:
        top = max(0, options["top"])
        if options["need"]:
            rows = [row(pair, pair.resident.pk) for pair in rank_residents(find_need(options), top)]
        else:
            rows = [row(pair, pair.need.pk) for pair in rank_needs(find_resident(options), top)]
        if options["json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False))
            return
        for line in rows:
            self.stdout.write(
                f"{line['id']:>8}  {line['score']:.4f}  " + " · ".join(line["reasons"])
            )


def row(pair: Ranked, key: int) -> dict[str, Any]:
    return {
        "id": key,
        "score": pair.score,
        "terms": dict(pair.terms),
        "reasons": pair.reasons,
    }


def find_need(options: dict[str, Any]) -> Need:
    """Return the need by its key or its slug; CommandError if there is none."""
    text = options["need"]
    need = Need.objects.filter(slug=text).first()
    if need is None and text.isdecimal():
        need = Need.objects.filter(pk=int(text)).first()
    if need is None:
        raise CommandError(_("Aucun besoin « %(key)s ».") % {"key": text})
    return need


def find_resident(options: dict[str, Any]) -> Resident:
    """Return the resident by key; CommandError if there is none."""
    text = options["resident"]
    resident = Resident.objects.filter(pk=int(text)).first() if text.isdecimal() else None
    if resident is None:
        raise CommandError(_("Aucun·e habitant·e « %(key)s ».") % {"key": text})
    return resident
