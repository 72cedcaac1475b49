"""The site with a sign-up that counts first and inserts after: the control that must overbook."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from engagement.wsgi import application

__all__ = ["application"]


def counting_first(update: Callable[..., int]) -> Callable[..., int]:
    """Replace the conditional update of a shift; every other update stays."""
    # Only now: the application has set Django up.
    from engagement.needs.models import Shift, SignUp

    def count_or_update(rows: QuerySet, **changes: Any) -> int:
        if rows.model is not Shift:
            return update(rows, **changes)
        shift = Shift.objects.get(pk__in=rows.all())
        return int(SignUp.objects.live().filter(shift=shift).count() < shift.capacity)

    return count_or_update


QuerySet.update = counting_first(QuerySet.update)  # type: ignore[method-assign]  # the control
