"""The officer takes back an answer that she gave a moment ago, before anybody acted on it."""

from django.db import transaction

from engagement.associations.actions import take_back_verification
from engagement.associations.models import Association
from engagement.base.models import IllegalMove
from engagement.needs.actions.places import locked
from engagement.needs.indexing import reindex
from engagement.needs.models import Need, SignUp
from engagement.people.models import Account


@transaction.atomic
def take_back_publication(*, need: Need, by: Account) -> Need:
    """Have a need that `by` published wait again; IllegalMove once somebody signed up for it."""
    for key in list(need.shifts.order_by("pk").values_list("pk", flat=True)):
        locked(key)
    signed_up = SignUp.objects.filter(shift__need=need, created_at__gte=need.published_at)
    if signed_up.exists():
        raise IllegalMove(f"need {need.pk}: somebody signed up")
    need.take_back(by=by, published_at=None, checked_at=None, checked_by=None)
    reindex([need.pk])
    return need


@transaction.atomic
def take_back_yes_to(*, association: Association, by: Account) -> Association:
    """Undo `verify_association` and `publish_submitted_of`, which followed it."""
    published = association.needs.filter(
        state=Need.State.PUBLISHED, checked_by=by, published_at__gte=association.verified_at
    )
    for need in published.order_by("pk"):
        take_back_publication(need=need, by=by)
    return take_back_verification(association=association, by=by)


@transaction.atomic
def take_back_need_refusal(*, need: Need, by: Account) -> Need:
    """Have a need that `by` refused wait again; raises IllegalMove."""
    return need.take_back(by=by)


@transaction.atomic
def take_back_check(*, need: Need, by: Account) -> Need:
    """Have a need that `by` marked as read wait again; IllegalMove if somebody else did."""
    read = Need.objects.filter(pk=need.pk, checked_by=by)
    if not read.update(checked_at=None, checked_by=None):
        raise IllegalMove(f"need {need.pk}: not read by this account")
    need.refresh_from_db(fields=["checked_at", "checked_by"])
    return need
