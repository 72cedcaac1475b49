"""The associations: twelve that the officer verified, two that wait for her, one of a feed."""

from datetime import datetime, timedelta

from django.utils import timezone

from cms.demo.content import kinds
from cms.demo.content.associations import ASSOCIATIONS
from cms.demo.content.pending import LISTED, PENDING
from cms.demo.loading import SOURCE
from cms.demo.loading.calendar import Calendar
from cms.demo.loading.city import City, Step, retell
from engagement.associations.models import (
    AnswerPromise,
    Association,
    AssociationMove,
    Membership,
)
from engagement.base.slugs import save_with_free_slug

State = Association.State
ARRIVED_DAYS_AGO, APART_DAYS = 560, 9
READ_IN = timedelta(days=2)


def load_associations(city: City) -> None:
    """Bring the associations up to date, with their interests, their person and their past."""
    told: list[tuple[Association, list[Step]]] = []
    for number, content in enumerate(ASSOCIATIONS):
        arrived = city.calendar.ago(ARRIVED_DAYS_AGO - number * APART_DAYS)
        row = _put(city, content, arrived)
        read: Step = (State.PENDING, State.VERIFIED, arrived + READ_IN, city.officer, "")
        told.append((row, [read]))
    due_today = city.calendar.ago(_days_until_due(city.calendar))
    for content, arrived in zip(PENDING, (due_today, city.calendar.ago(1)), strict=True):
        row = _put(city, content, arrived, state=State.PENDING)
        told.append((row, []))
    _put(city, LISTED, city.calendar.ago(ARRIVED_DAYS_AGO), state=State.LISTED)
    retell(AssociationMove, told)


def _days_until_due(calendar: Calendar) -> int:
    """Return how many days ago somebody came who is to be answered today, or next of all."""
    promise = AnswerPromise.objects.first() or AnswerPromise()
    days = 1
    while timezone.localdate(promise.due(calendar.ago(days + 1))) >= calendar.today:
        days += 1
    return days


def _put(
    city: City,
    content: kinds.Association,
    arrived: datetime,
    *,
    state: Association.State = State.VERIFIED,
) -> Association:
    row = Association.objects.filter(source=SOURCE, source_id=content.slug).first()
    row = row or Association(source=SOURCE, source_id=content.slug)
    row.name, row.description = content.name, "\n\n".join(content.description)
    row.email, row.neighbourhood = content.email, city.quartiers[content.quartier]
    is_verified = state == State.VERIFIED
    row.state, row.created_at = state, arrived
    row.verified_at = arrived + READ_IN if is_verified else None
    row.verified_by = city.officer if is_verified else None
    if row.pk:
        row.save()
    else:
        save_with_free_slug(row, content.name)
    row.interests.set(city.interests_of(content))
    if state != State.LISTED:
        Membership.objects.get_or_create(association=row, account=city.accounts[content.slug])
    city.associations[content.slug] = row
    return row
