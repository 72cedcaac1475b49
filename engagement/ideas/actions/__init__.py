"""Every write on ideas."""

from engagement.ideas.actions.answering import accept_idea, adopt_idea, decline_idea
from engagement.ideas.actions.merging import merge_ideas
from engagement.ideas.actions.moderating import (
    check_comment,
    check_idea,
    hide_comment,
    publish_idea,
    refuse_idea,
    report,
    settle_report,
)
from engagement.ideas.actions.proposing import (
    IdeaClosed,
    NotYours,
    propose_idea,
    resubmit_idea,
    rewrite_idea,
    withdraw_idea,
)
from engagement.ideas.actions.together import (
    comment_on,
    join_idea,
    leave_idea,
    support_idea,
    unsupport_idea,
)
from engagement.ideas.pace import TooMany

__all__ = [
    "IdeaClosed",
    "NotYours",
    "TooMany",
    "accept_idea",
    "adopt_idea",
    "check_comment",
    "check_idea",
    "comment_on",
    "decline_idea",
    "hide_comment",
    "join_idea",
    "leave_idea",
    "merge_ideas",
    "propose_idea",
    "publish_idea",
    "refuse_idea",
    "report",
    "resubmit_idea",
    "rewrite_idea",
    "settle_report",
    "support_idea",
    "unsupport_idea",
    "withdraw_idea",
]
