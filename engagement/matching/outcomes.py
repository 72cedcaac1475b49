"""What became of suggestions: what the calibration learns from."""

from datetime import timedelta

import numpy as np
from django.db.models import Exists, OuterRef
from django.utils import timezone

from engagement.matching.calibration import Outcomes
from engagement.matching.models import Suggestion
from engagement.matching.score import Rules
from engagement.needs.models import SignUp

SETTLED_DAYS = 14  # most answers have come by then; a quick yes must not count before a slow no


def settled_outcomes(rules: Rules) -> Outcomes:
    """Return each suggestion sent at least 14 days ago, oldest first, and whether she signed up.

    Its relevance is made of the terms that were stored with it and the weights of `rules`. The
    table of interests has no columns: rankings add nothing by interest yet. One query.
    """
    signed_up = SignUp.objects.filter(
        shift__need=OuterRef("need"),
        resident=OuterRef("resident"),
        created_at__gte=OuterRef("sent_at"),
    ).exclude(state=SignUp.State.UNCONFIRMED)
    sent = Suggestion.objects.filter(sent_at__lte=timezone.now() - timedelta(days=SETTLED_DAYS))
    rows = sent.annotate(yes=Exists(signed_up)).order_by("sent_at", "pk")
    pairs = list(rows.values_list("terms", "yes"))
    weights = {"I": rules.w_i, "D": rules.w_d, "H": rules.w_h, "A": rules.w_a}
    return Outcomes(
        relevance=np.array([relevance(terms, weights) for terms, _yes in pairs], dtype=float),
        interests=np.zeros((len(pairs), 0), dtype=bool),
        yes=np.array([yes for _terms, yes in pairs], dtype=bool),
    )


def relevance(terms: dict[str, float], weights: dict[str, float]) -> float:
    return sum(weight * terms.get(name, 0.0) for name, weight in weights.items())
