"""Learn from answers: how sure the score is of a yes, and which likes go with which needs."""

from dataclasses import asdict, replace

from django.db import transaction
from django.utils.translation import gettext as _

from engagement.matching import kept
from engagement.matching.actions.rules import change_rules
from engagement.matching.calibration import (
    HELD_OUT,
    Calibration,
    Trial,
    fit,
    fit_affinity,
    try_new,
)
from engagement.matching.models import AffinityTable
from engagement.matching.outcomes import settled_answers
from engagement.matching.rules import stored_rules
from engagement.matching.score import Rules
from engagement.matching.teaching import affinity_of, taught
from engagement.people.models import Account

#: Fewer answers than this teach no affinity.
ENOUGH = 1_000
#: The most that an affinity may weigh, where likes, distance and help weigh 1 together.
MOST = 2.0


@transaction.atomic
def calibrate(*, by: Account | None) -> Trial | None:
    """Fit a and b to what became of suggestions; keep them under a new version if better.

    Better is less log-loss on the latest fifth of the outcomes, which the fit did not see. None
    where there are too few outcomes to tell.
    """
    rules = stored_rules()
    trial = try_new(settled_answers(rules).outcomes, _believed(rules))
    if trial and trial.is_better:
        change_rules(by=by, reason=_("calibrées sur les réponses"), a=trial.new.a, b=trial.new.b)
    return trial


@transaction.atomic
def learn_affinity(*, by: Account | None) -> Trial | None:
    """Learn which likes go with which needs; keep it, and its weight, if better as above.

    Better than a and b alone, fitted to the same outcomes: nothing but likes may explain it. None
    where there are too few outcomes to learn from.
    """
    rules = stored_rules()
    answers, believed = settled_answers(rules), _believed(rules)
    split = int(len(answers.outcomes) * (1 - HELD_OUT))
    older, latest = answers[:split], answers[split:]
    if split < ENOUGH:
        return None
    plain = fit(older.outcomes, Calibration(rules.a, rules.b))
    learned, crossed = taught(older, plain)
    new = fit_affinity(replace(older.outcomes, affinity=crossed), plain)
    seen_so = replace(latest.outcomes, affinity=affinity_of(learned, latest))
    old_loss = min(known.log_loss(latest.outcomes) for known in (believed, plain))
    trial = Trial(new, new.log_loss(seen_so), old_loss, split, len(seen_so))
    if trial.is_better and new.w > 0:
        AffinityTable.objects.create(
            content=asdict(learned),
            learned_from=trial.learned_from,
            held_out=trial.held_out,
            new_loss=trial.new_loss,
            old_loss=trial.old_loss,
        )
        reason = _("affinités apprises des réponses")
        w_a = round(min(MOST, new.w / new.b), 2)
        change_rules(by=by, reason=reason, a=new.a, b=new.b, w_a=w_a)
        kept.forget()
        transaction.on_commit(kept.forget)
    return trial


def _believed(rules: Rules) -> Calibration:
    return Calibration(rules.a, rules.b, rules.b * rules.w_a)
