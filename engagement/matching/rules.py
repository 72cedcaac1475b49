"""Which rules hold now: the newest version that is stored, or the defaults of score.Rules."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, fields
from datetime import datetime

from engagement.matching.models import RulesVersion
from engagement.matching.score import Rules

#: How long a process may go on with rules that another one has changed, in seconds.
REMEMBERED = 60.0
SETTINGS = frozenset(field.name for field in fields(Rules)) - {"version"}

_tried: ContextVar[Rules | None] = ContextVar("rules_on_trial", default=None)


@dataclass
class _Memory:
    rules: Rules | None = None
    read_at: float = 0.0


_memory = _Memory()


def current_rules() -> Rules:
    """Return the rules to score with; read from the database once a minute at most."""
    tried = _tried.get()
    if tried is not None:
        return tried
    now = time.monotonic()
    if _memory.rules is None or now - _memory.read_at > REMEMBERED:
        remember(stored_rules())
    return _memory.rules or Rules()


def stored_rules() -> Rules:
    """Return the rules of the newest version, the defaults where there is none."""
    newest = RulesVersion.objects.first()
    return rules_of(newest) if newest else Rules()


def since() -> datetime | None:
    """Return when the present rules began; None for the defaults, which came with the code."""
    return RulesVersion.objects.values_list("since", flat=True).first()


def rules_of(version: RulesVersion) -> Rules:
    """Return the rules of a version; what it does not say, or what rules know no more, is left."""
    known = {name: value for name, value in version.weights.items() if name in SETTINGS}
    return Rules(version=version.version, **known)


def remember(rules: Rules) -> None:
    _memory.rules, _memory.read_at = rules, time.monotonic()


def forget() -> None:
    """Have the rules read again by the next who asks in this process."""
    _memory.rules = None


@contextmanager
def trying(rules: Rules) -> Iterator[None]:
    """Let this thread score with other rules, to see what they would change."""
    token = _tried.set(rules)
    try:
        yield
    finally:
        _tried.reset(token)
