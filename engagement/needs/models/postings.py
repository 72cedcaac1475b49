"""Postings of needs: what may be found where. Derived from needs, never edited."""

from django.db import models
from django.utils import timezone

from engagement.base.personal import no_person
from engagement.needs.models.needs import Need


class NeedPosting(models.Model):
    """A published need, in one row: a resident is compared with all of them, in memory.

    `domains` and `activities` hold all its interests (territory/masks.py); `changed_at` tells a
    process that has read all rows which ones to read again. Whether a place is left and whether
    its association is public changes by other rows: a search asks these.
    """

    need = models.OneToOneField(Need, models.CASCADE, primary_key=True, related_name="posting")
    neighbourhood = models.ForeignKey(
        "territory.Neighbourhood", models.SET_NULL, null=True, related_name="+", db_index=False
    )
    is_remote = models.BooleanField()
    domains = models.BigIntegerField()
    activities = models.BigIntegerField()
    changed_at = models.DateTimeField(default=timezone.now, db_index=True)

    personal = no_person("need neighbourhood is_remote domains activities changed_at")

    def __str__(self) -> str:
        return f"{self.need_id}: {self.neighbourhood_id}"
