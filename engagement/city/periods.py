"""What is shown for a time, first and last day included."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone


@dataclass(frozen=True)
class Period:
    """From a day to another; None leaves that end open."""

    first: dt.date | None = None
    last: dt.date | None = None

    def is_now(self) -> bool:
        """Say whether today, local date, is one of its days."""
        today = timezone.localdate()
        return (self.first or today) <= today <= (self.last or today)
