"""The officer changes the rules of suggestions."""

from dataclasses import asdict, replace
from typing import Any

from django.db import transaction
from django.utils import timezone

from engagement.matching import rules
from engagement.matching.models import RulesVersion
from engagement.people.models import Account


@transaction.atomic
def change_rules(*, by: Account | None, reason: str, **settings: Any) -> RulesVersion:
    """Score with other settings (fields of score.Rules) from now on, under a version of its own.

    What is not given stays. An older version is restored by giving its settings. Of two who
    change the rules at once, one gets IntegrityError.
    """
    changed = asdict(replace(rules.stored_rules(), **settings))
    del changed["version"]
    number = RulesVersion.objects.count() + 2  # the first is that of the code
    version = RulesVersion.objects.create(
        version=f"{timezone.localdate().year}-{number}", weights=changed, by=by, reason=reason
    )
    rules.forget()
    transaction.on_commit(rules.forget)
    return version
