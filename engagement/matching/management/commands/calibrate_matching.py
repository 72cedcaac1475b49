"""manage.py calibrate_matching: learn from answers how sure the score is, and who likes what."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from engagement.matching.actions import calibrate, learn_affinity
from engagement.matching.calibration import Trial


class Command(BaseCommand):
    help = (
        "Fit the chance of a yes to past answers, then learn which likes go with which needs; "
        "each is kept only if better on held-out answers."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        scale, affinity = calibrate(by=None), learn_affinity(by=None)
        if options["json"]:
            self.stdout.write(json.dumps(figures(scale) | {"affinity": figures(affinity)}))
            return
        self.stdout.write(in_words(scale))
        self.stdout.write(affinity_in_words(affinity))


def figures(trial: Trial | None) -> dict[str, Any]:
    if trial is None:
        return {"kept": "old", "learned_from": 0, "held_out": 0}
    return {
        "kept": "new" if trial.is_better else "old",
        "a": trial.new.a,
        "b": trial.new.b,
        "w": trial.new.w,
        "new_loss": trial.new_loss,
        "old_loss": trial.old_loss,
        "learned_from": trial.learned_from,
        "held_out": trial.held_out,
    }


def affinity_in_words(trial: Trial | None) -> str:
    if trial is None:
        return _("Affinités : trop peu de réponses pour en apprendre.")
    said = (
        _("Affinités : elles prévoient mieux, elles sont gardées.")
        if trial.is_better
        else _("Affinités : elles ne prévoient pas mieux, rien ne change.")
    )
    return said + _(" Perte %(new_loss).4f contre %(old_loss).4f.") % figures(trial)


def in_words(trial: Trial | None) -> str:
    if trial is None:
        return _("Trop peu de réponses pour apprendre : les règles restent.")
    said = (
        _("Les nouvelles valeurs prévoient mieux : elles sont gardées.")
        if trial.is_better
        else _("Les nouvelles valeurs ne prévoient pas mieux : les règles restent.")
    )
    return said + _(" a = %(a).2f, b = %(b).2f ; perte %(new_loss).4f contre %(old_loss).4f.") % (
        figures(trial)
    )
