"""Every write on suggestions and their rules."""

from engagement.matching.actions.answering import decline
from engagement.matching.actions.calibrating import calibrate
from engagement.matching.actions.expiring import expire_past
from engagement.matching.actions.rules import change_rules
from engagement.matching.actions.suggesting import suggest_need

__all__ = ["calibrate", "change_rules", "decline", "expire_past", "suggest_need"]
