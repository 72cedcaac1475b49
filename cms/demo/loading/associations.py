"""The associations: twelve that the officer verified, two that wait for her."""

from datetime import datetime, timedelta

from cms.demo.content import kinds
from cms.demo.content.associations import ASSOCIATIONS
from cms.demo.content.pending import PENDING
from cms.demo.loading import SOURCE
from cms.demo.loading.city import City, Step, retell
from engagement.associations.models import Association, AssociationMove, Membership
from engagement.base.slugs import save_with_free_slug

State = Association.State
ARRIVED_DAYS_AGO, APART_DAYS = 560, 9
READ_IN = timedelta(days=2)


def load_associations(city: City) -> None:
    """Bring the associations up to date, with their interests, their person and their past."""
    told: list[tuple[Association, list[Step]]] = []
    for number, content in enumerate(ASSOCIATIONS):
        arrived = city.calendar.ago(ARRIVED_DAYS_AGO - number * APART_DAYS)
        row = _put(city, content, arrived, verified_at=arrived + READ_IN)
        read: Step = (State.PENDING, State.VERIFIED, arrived + READ_IN, city.officer, "")
        told.append((row, [read]))
    for number, content in enumerate(PENDING):
        row = _put(city, content, city.calendar.ago(number + 1), verified_at=None)
        told.append((row, []))
    retell(AssociationMove, told)


def _put(
    city: City, content: kinds.Association, arrived: datetime, *, verified_at: datetime | None
) -> Association:
    row = Association.objects.filter(source=SOURCE, source_id=content.slug).first()
    row = row or Association(source=SOURCE, source_id=content.slug)
    row.name, row.description = content.name, "\n\n".join(content.description)
    row.email, row.neighbourhood = content.email, city.quartiers[content.quartier]
    row.state = State.VERIFIED if verified_at else State.PENDING
    row.created_at, row.verified_at = arrived, verified_at
    row.verified_by = city.officer if verified_at else None
    if row.pk:
        row.save()
    else:
        save_with_free_slug(row, content.name)
    row.interests.set(city.interests_of(content))
    Membership.objects.get_or_create(association=row, account=city.accounts[content.slug])
    city.associations[content.slug] = row
    return row
