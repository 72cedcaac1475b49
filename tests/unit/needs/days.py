"""A shift on a day that tests travel to: Saturday 6 March 2027 from 10 to 12, local time."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from engagement.needs.actions import sign_up
from engagement.needs.models import Need, Shift, SignUp
from engagement.people.models import Resident
from tests import factories

PARIS = ZoneInfo("Europe/Paris")
BEGINS = datetime(2027, 3, 6, 10, tzinfo=PARIS)
BEFORE, THAT_DAY, DAY_AFTER = (
    BEGINS - timedelta(days=2),
    BEGINS + timedelta(hours=1),
    BEGINS + timedelta(days=1),
)


def utc(moment: datetime) -> datetime:
    """Return the moment as time_machine takes it without changing the zone of the process."""
    return moment.astimezone(UTC)


def shift_of(need: Need, **facts) -> Shift:
    return factories.ShiftFactory(
        **{"need": need, "starts_at": BEGINS, "capacity": 5, "ends_at": BEGINS + timedelta(hours=2)}
        | facts
    )


def expected(shift: Shift, resident: Resident, **facts) -> SignUp:
    return sign_up(shift=shift, resident=resident, by=resident.account, **facts)
