from engagement.needs.models.feeds import FeedRun
from engagement.needs.models.needs import Need, NeedMove
from engagement.needs.models.postings import NeedPosting
from engagement.needs.models.questions import Answer, Question
from engagement.needs.models.shifts import Shift, ShiftSeries
from engagement.needs.models.signups import SignUp, SignUpMove

__all__ = [
    "Answer",
    "FeedRun",
    "Need",
    "NeedMove",
    "NeedPosting",
    "Question",
    "Shift",
    "ShiftSeries",
    "SignUp",
    "SignUpMove",
]
