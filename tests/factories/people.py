import factory
from django.contrib.auth.models import Group
from django.utils import timezone

from engagement.people.models import Account, Resident
from engagement.people.postings import refresh_postings


class AccountFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Account

    email = factory.Sequence(lambda n: f"compte{n}@exemple.example")


class OfficerFactory(AccountFactory):
    """The volunteering officer: member of the group that ensure_roles makes."""

    class Meta:
        skip_postgeneration_save = True

    @factory.post_generation
    def groups(self, create, extracted, **kwargs):
        self.groups.add(Group.objects.get(name="officer"))


class ResidentFactory(factory.django.DjangoModelFactory):
    """A resident with an account of her own; `consenting=True` takes suggestions."""

    class Meta:
        model = Resident
        skip_postgeneration_save = True

    class Params:
        consenting = factory.Trait(suggestions_since=factory.LazyFunction(timezone.now))

    account = factory.SubFactory(AccountFactory)
    is_self = True
    name = factory.Sequence(lambda n: f"Habitante {n}")
    email = factory.LazyAttribute(lambda row: row.account.email if row.account else "")
    neighbourhood = None

    @factory.post_generation
    def interests(self, create, extracted, **kwargs):
        if extracted:
            self.interests.set(extracted)
        refresh_postings([self.pk])
