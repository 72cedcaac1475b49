"""Postings: who may be found where, by what she likes. Derived from residents, never edited."""

from django.db import models
from django.db.models import Q

from engagement.base.personal import About, Personal, Whose
from engagement.people.purposes import SUGGESTIONS

# Suggestions lately beyond this many are not told apart in the postings.
MOST_SOLICITED = 4


class ResidentPosting(models.Model):
    """A resident who agreed to suggestions, once for each interest and once without any.

    The row without interest lists everybody at home in a neighbourhood. `domains` and
    `activities` hold all she likes (territory/masks.py), so that one row tells what she shares
    with a need. `solicited` is a floor of the suggestions sent to her in 30 days, 4 at most: never
    above the truth for as long as the clock runs once a day (people/postings.py).
    """

    resident = models.ForeignKey(
        "people.Resident", models.CASCADE, related_name="postings", db_index=False
    )
    neighbourhood = models.ForeignKey(
        "territory.Neighbourhood", models.SET_NULL, null=True, related_name="+", db_index=False
    )
    interest = models.ForeignKey(
        "territory.Interest", models.CASCADE, null=True, related_name="+", db_index=False
    )
    solicited = models.PositiveSmallIntegerField(default=0)
    domains = models.BigIntegerField()
    activities = models.BigIntegerField()

    personal = Personal(
        whose=(Whose(path="resident"),),
        about=(About(SUGGESTIONS, "resident neighbourhood interest solicited domains activities"),),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["resident", "interest"], name="resident_posting_once_per_interest"
            ),
            models.UniqueConstraint(
                fields=["resident"],
                condition=Q(interest__isnull=True),
                name="resident_posting_once_without_interest",
            ),
        ]
        indexes = [
            # Every column that a search reads: the table itself is left alone.
            models.Index(
                fields=[
                    "neighbourhood",
                    "solicited",
                    "interest",
                    "resident",
                    "domains",
                    "activities",
                ],
                name="resident_posting_ring",
            )
        ]

    def __str__(self) -> str:
        return f"{self.resident_id}: {self.neighbourhood_id}, {self.interest_id}"
