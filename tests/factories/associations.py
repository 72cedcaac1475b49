from datetime import timedelta

import factory
from django.utils import timezone
from django.utils.text import slugify

from engagement.associations.models import Association, Membership
from engagement.needs.models import Need, Shift
from engagement.needs.postings import refresh_postings


class AssociationFactory(factory.django.DjangoModelFactory):
    """A verified association; `owner=` an account that acts for it."""

    class Meta:
        model = Association
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Association {n}")
    slug = factory.LazyAttribute(lambda row: slugify(row.name))
    email = factory.LazyAttribute(lambda row: f"{row.slug}@exemple.example")
    state = Association.State.VERIFIED

    @factory.post_generation
    def owner(self, create, extracted, **kwargs):
        if extracted:
            Membership.objects.create(association=self, account=extracted)


class ShiftFactory(factory.django.DjangoModelFactory):
    """Two hours, three days from now."""

    class Meta:
        model = Shift

    starts_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=3))
    ends_at = factory.LazyAttribute(
        lambda row: row.starts_at + timedelta(hours=2) if row.starts_at else None
    )
    capacity = 1


class NeedFactory(factory.django.DjangoModelFactory):
    """A published need; `shifts=[10, 5]` gives it one shift per capacity."""

    class Meta:
        model = Need
        skip_postgeneration_save = True

    association = factory.SubFactory(AssociationFactory)
    title = factory.Sequence(lambda n: f"Besoin {n}")
    slug = factory.LazyAttribute(lambda row: slugify(row.title))
    description = "Deux heures ensemble, gants fournis."
    state = Need.State.PUBLISHED
    published_at = factory.LazyFunction(timezone.now)

    @factory.post_generation
    def interests(self, create, extracted, **kwargs):
        if extracted:
            self.interests.set(extracted)
        refresh_postings([self.pk])

    @factory.post_generation
    def shifts(self, create, extracted, **kwargs):
        for capacity in extracted or []:
            ShiftFactory(need=self, capacity=capacity)
