"""How a member wishes to be written to."""

from engagement.associations.models import Association, Membership
from engagement.people.models import Account


def choose_summary(*, association: Association, by: Account, daily: bool) -> None:
    """Write to this member once a day, or at each sign-up."""
    Membership.objects.filter(association=association, account=by).update(daily_summary=daily)
