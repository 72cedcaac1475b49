"""Learn from answers how sure the score is of a yes."""

from django.db import transaction
from django.utils.translation import gettext as _

from engagement.matching.actions.rules import change_rules
from engagement.matching.calibration import Calibration, Trial, try_new
from engagement.matching.outcomes import settled_outcomes
from engagement.matching.rules import stored_rules
from engagement.people.models import Account


@transaction.atomic
def calibrate(*, by: Account | None) -> Trial | None:
    """Fit a and b to what became of suggestions; keep them under a new version if better.

    Better is less log-loss on the latest fifth of the outcomes, which the fit did not see. None
    where there are too few outcomes to tell.
    """
    rules = stored_rules()
    trial = try_new(settled_outcomes(rules), Calibration(rules.a, rules.b))
    if trial and trial.is_better:
        change_rules(by=by, reason=_("calibrées sur les réponses"), a=trial.new.a, b=trial.new.b)
    return trial
