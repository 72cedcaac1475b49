import factory

from engagement.initiatives.models import Initiative, Promise


class PromiseFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Promise

    kind = Promise.Kind.BUILD
    aim = "Un verger pour tout le quartier."
    public = "Les voisins du lac"
    scale = "Le quartier"
    duration = "Un an"
    means = "4 000 €"
    effect = "Vous choisissez les arbres."


class InitiativeFactory(factory.django.DjangoModelFactory):
    """An initiative just announced; `promised=True` lets it start."""

    class Meta:
        model = Initiative
        skip_postgeneration_save = True

    title = factory.Sequence(lambda n: f"Initiative {n}")

    @factory.post_generation
    def promised(self, create, extracted, **kwargs):
        if extracted:
            PromiseFactory(initiative=self)
