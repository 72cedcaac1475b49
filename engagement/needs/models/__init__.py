from engagement.needs.models.feeds import FeedRun
from engagement.needs.models.needs import Need, NeedMove
from engagement.needs.models.shifts import Shift
from engagement.needs.models.signups import SignUp, SignUpMove

__all__ = ["FeedRun", "Need", "NeedMove", "Shift", "SignUp", "SignUpMove"]
