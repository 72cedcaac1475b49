"""What each import of a feed found, so that an outage is told from a withdrawal."""

from django.db import models
from django.utils import timezone

from engagement.base.personal import no_person


class FeedRun(models.Model):
    """One import of one source that read a whole, valid feed."""

    source = models.CharField(max_length=40)
    at = models.DateTimeField(default=timezone.now)
    read = models.PositiveIntegerField()

    personal = no_person("source at read")

    class Meta:
        ordering = ["-at"]
        get_latest_by = "at"

    def __str__(self) -> str:
        return f"{self.source} {self.at:%Y-%m-%d %H:%M} · {self.read}"
