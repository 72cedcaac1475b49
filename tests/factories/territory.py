import factory
from django.utils.text import slugify

from engagement.territory.models import Interest, Neighbourhood


class NeighbourhoodFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Neighbourhood

    name = factory.Sequence(lambda n: f"Quartier {n}")
    code = factory.LazyAttribute(lambda row: slugify(row.name))
    lat = factory.Sequence(lambda n: 51.0 + n / 100)
    lon = 2.35
    population = 10_000


def domain(code: str) -> Interest:
    """Return one of the 20 national domains."""
    return Interest.objects.get(kind=Interest.Kind.DOMAIN, code=code)
