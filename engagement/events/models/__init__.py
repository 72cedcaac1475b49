"""The fête: its programme, who comes, their badges, the gate, the day and its report."""

from engagement.events.models.badges import Badge, BadgeKey
from engagement.events.models.day import Broadcast, Report
from engagement.events.models.events import Activity, Event, EventMove, EventNeed, Partner, Task
from engagement.events.models.gate import Scan, Station, StewardPass
from engagement.events.models.registrations import Registration, RegistrationMove

__all__ = [
    "Activity",
    "Badge",
    "BadgeKey",
    "Broadcast",
    "Event",
    "EventMove",
    "EventNeed",
    "Partner",
    "Registration",
    "RegistrationMove",
    "Report",
    "Scan",
    "Station",
    "StewardPass",
    "Task",
]
