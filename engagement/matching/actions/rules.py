"""The officer changes the rules of suggestions."""

from dataclasses import asdict, replace
from typing import Any

from django.db import transaction
from django.utils import timezone

from engagement.matching import rules
from engagement.matching.availability import CAP_DAYS
from engagement.matching.models import RulesVersion
from engagement.people.models import Account


@transaction.atomic
def change_rules(*, by: Account | None, reason: str, **settings: Any) -> RulesVersion:
    """Score with other settings (fields of score.Rules) from now on, under a version of its own.

    What is not given stays. An older version is restored by giving its settings. Of two who
    change the rules at once, one gets IntegrityError. ValueError where suggestions would weigh for
    less time than the caps count: the postings hold that many (postings.py).
    """
    changed = asdict(replace(rules.stored_rules(), **settings))
    if changed["solicitation_days"] < CAP_DAYS:
        raise ValueError(f"solicitation_days must be {CAP_DAYS} or more")
    del changed["version"]
    number = RulesVersion.objects.count() + 2  # the first is that of the code
    version = RulesVersion.objects.create(
        version=f"{timezone.localdate().year}-{number}", weights=changed, by=by, reason=reason
    )
    rules.forget()
    transaction.on_commit(rules.forget)
    return version
