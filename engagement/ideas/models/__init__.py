"""Ideas of residents: what they say, who stands behind them, what the city answers."""

from engagement.ideas.models.draws import Draw
from engagement.ideas.models.frames import Frame
from engagement.ideas.models.ideas import Idea, IdeaMove, IdeaVersion
from engagement.ideas.models.reports import Report
from engagement.ideas.models.together import Comment, Member, Support

__all__ = [
    "Comment",
    "Draw",
    "Frame",
    "Idea",
    "IdeaMove",
    "IdeaVersion",
    "Member",
    "Report",
    "Support",
]
