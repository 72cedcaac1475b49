"""Every write on initiatives and on who follows them."""

from engagement.initiatives.actions.beginning import begin_from_idea
from engagement.initiatives.actions.following import follow, unfollow
from engagement.initiatives.actions.promising import PromiseStands, make_promise
from engagement.initiatives.actions.stages import (
    NoOutcome,
    NoPromise,
    change_stage,
    end_initiative,
)

__all__ = [
    "NoOutcome",
    "NoPromise",
    "PromiseStands",
    "begin_from_idea",
    "change_stage",
    "end_initiative",
    "follow",
    "make_promise",
    "unfollow",
]
