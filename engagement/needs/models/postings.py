"""Postings of needs: what may be found where. Derived from needs, never edited."""

from django.db import models

from engagement.needs.models.needs import Need


class NeedPosting(models.Model):
    """A published need, in one row: a resident is compared with what is near her, all of it.

    `domains` and `activities` hold all its interests (territory/masks.py). Whether a place is
    left and whether its association is public changes by other rows: a search asks these.
    """

    need = models.OneToOneField(Need, models.CASCADE, primary_key=True, related_name="posting")
    neighbourhood = models.ForeignKey(
        "territory.Neighbourhood", models.SET_NULL, null=True, related_name="+", db_index=False
    )
    is_remote = models.BooleanField()
    domains = models.BigIntegerField()
    activities = models.BigIntegerField()

    class Meta:
        indexes = [
            # Every column that a search reads: the table itself is left alone.
            models.Index(
                fields=["is_remote", "neighbourhood", "need", "domains", "activities"],
                name="need_posting_ring",
            )
        ]

    def __str__(self) -> str:
        return f"{self.need_id}: {self.neighbourhood_id}"
