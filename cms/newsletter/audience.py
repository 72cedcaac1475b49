"""Who receives a letter: those who agreed, narrowed by where they live and what they like."""

from collections.abc import Mapping

from django.db.models import Count

from cms.newsletter.models import ENGLISH, Newsletter
from engagement.people.models import Resident
from engagement.people.models.residents import ResidentQuerySet


def audience_of(newsletter: Newsletter) -> ResidentQuerySet:
    """Return the residents who would receive it now."""
    residents = Resident.objects.taking_newsletter()
    if homes := list(newsletter.neighbourhoods.values_list("pk", flat=True)):
        residents = residents.filter(neighbourhood__in=homes)
    if likes := list(newsletter.interests.values_list("pk", flat=True)):
        liking = Resident.interests.through.objects.filter(interest__in=likes)
        residents = residents.filter(pk__in=liking.values("resident"))
    return residents


def count_audience(newsletter: Newsletter) -> Mapping[str, int]:
    """Return how many would receive it, in all and by the language they would read."""
    rows = audience_of(newsletter).order_by().values_list("language").annotate(Count("pk"))
    counts = dict(rows)
    everybody = sum(counts.values())
    english = counts.get(ENGLISH, 0) if ENGLISH in newsletter.languages else 0
    return {"people": everybody, "french": everybody - english, "english": english}
