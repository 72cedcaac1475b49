from engagement.needs.models.feeds import FeedRun
from engagement.needs.models.groups import Group, GroupMember, GroupOuting
from engagement.needs.models.needs import Need, NeedMove
from engagement.needs.models.outcomes import Outcome, Testimonial
from engagement.needs.models.pending import PendingSignUp
from engagement.needs.models.photos import NeedPhoto
from engagement.needs.models.postings import NeedPosting
from engagement.needs.models.questions import Answer, Question
from engagement.needs.models.saved import FriendLink, SavedNeed
from engagement.needs.models.shift_messages import ShiftMessage
from engagement.needs.models.shifts import Shift, ShiftSeries
from engagement.needs.models.signups import SignUp, SignUpMove

__all__ = [
    "Answer",
    "FeedRun",
    "FriendLink",
    "Group",
    "GroupMember",
    "GroupOuting",
    "Need",
    "NeedMove",
    "NeedPhoto",
    "NeedPosting",
    "Outcome",
    "PendingSignUp",
    "Question",
    "SavedNeed",
    "Shift",
    "ShiftMessage",
    "ShiftSeries",
    "SignUp",
    "SignUpMove",
    "Testimonial",
]
