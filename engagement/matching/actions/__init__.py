"""Every write on suggestions and their rules."""

from engagement.matching.actions.answering import decline
from engagement.matching.actions.calibrating import calibrate, learn_affinity
from engagement.matching.actions.digests import plan_digest, send_digest, send_weekly_digest
from engagement.matching.actions.expiring import expire_past, forget_untold
from engagement.matching.actions.rules import change_rules
from engagement.matching.actions.suggesting import recall_suggestions, suggest_need
from engagement.matching.actions.waves import (
    CannotAsk,
    ask_more,
    carry_on,
    may_ask_more,
    send_waves,
    start_campaign,
)

__all__ = [
    "CannotAsk",
    "ask_more",
    "calibrate",
    "carry_on",
    "change_rules",
    "decline",
    "expire_past",
    "forget_untold",
    "learn_affinity",
    "may_ask_more",
    "plan_digest",
    "recall_suggestions",
    "send_digest",
    "send_waves",
    "send_weekly_digest",
    "start_campaign",
    "suggest_need",
]
