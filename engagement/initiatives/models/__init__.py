"""Initiatives, what they promise, what came of them, who follows them."""

from engagement.initiatives.models.follows import Follow
from engagement.initiatives.models.initiatives import Initiative, InitiativeMove
from engagement.initiatives.models.promises import InitiativeOutcome, Promise

__all__ = ["Follow", "Initiative", "InitiativeMove", "InitiativeOutcome", "Promise"]
