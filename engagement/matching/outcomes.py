"""What became of suggestions: what the calibration and the affinity learn from."""

from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from django.db.models import Exists, OuterRef
from django.utils import timezone

from engagement.matching.calibration import Outcomes
from engagement.matching.models import Suggestion
from engagement.matching.score import Keys, Rules
from engagement.needs.models import SignUp

SETTLED_DAYS = 14  # most answers have come by then; a quick yes must not count before a slow no
LATEST = 100_000  # suggestions; what people said before these tells little of today


@dataclass(frozen=True)
class Answers:
    """Who was asked for what, oldest first, by keys, and what became of it."""

    residents: Keys
    needs: Keys
    outcomes: Outcomes

    def __getitem__(self, part: slice) -> "Answers":
        return Answers(self.residents[part], self.needs[part], self.outcomes[part])


def settled_answers(rules: Rules) -> Answers:
    """Return each suggestion sent at least 14 days ago, of the latest, and whether she signed up.

    Relevance is made of the terms that were stored with it and the weights of `rules`. One query.
    """
    signed_up = SignUp.objects.filter(
        shift__need=OuterRef("need"),
        resident=OuterRef("resident"),
        created_at__gte=OuterRef("sent_at"),
    ).exclude(state=SignUp.State.UNCONFIRMED)
    sent = Suggestion.objects.filter(sent_at__lte=timezone.now() - timedelta(days=SETTLED_DAYS))
    rows = sent.annotate(yes=Exists(signed_up)).order_by("-sent_at", "-pk")
    latest = list(rows.values_list("resident", "need", "terms", "yes")[:LATEST])[::-1]
    weights = {"I": rules.w_i, "D": rules.w_d, "H": rules.w_h}
    return Answers(
        residents=np.array([row[0] for row in latest], dtype=np.int64),
        needs=np.array([row[1] for row in latest], dtype=np.int64),
        outcomes=Outcomes(
            relevance=np.array([relevance(row[2], weights) for row in latest], dtype=float),
            affinity=np.array([row[2].get("A", 0.0) for row in latest], dtype=float),
            yes=np.array([row[3] for row in latest], dtype=bool),
        ),
    )


def relevance(terms: dict[str, float], weights: dict[str, float]) -> float:
    return sum(weight * terms.get(name, 0.0) for name, weight in weights.items())
