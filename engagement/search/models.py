"""The index: what was indexed, under which words, and the vocabulary that mends queries.

No row here points to another room: a document knows its row as a kind and a number.
"""

from django.db import models

from engagement.base.personal import no_person


class Document(models.Model):
    """A row of some room that can be found."""

    kind = models.CharField(max_length=20)
    key = models.PositiveBigIntegerField()

    personal = no_person("kind key")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="search_document_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Posting(models.Model):
    """A word of a document, as its stem; `weight` from 1 to 100 says how much it is about it."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="postings")
    stem = models.CharField(max_length=45, db_index=True)
    weight = models.PositiveSmallIntegerField()

    personal = no_person("document stem weight")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "stem"], name="search_posting_once")
        ]

    def __str__(self) -> str:
        return f"{self.stem} ({self.weight})"


class KnownWord(models.Model):
    """A word as people write it, that a query may have meant.

    `text` is not unique on purpose: two transactions that bring the same new word would wait for
    each other. A word that stands twice does no harm, and rebuild_search takes it away.
    """

    shown = models.CharField(max_length=45)
    text = models.CharField(max_length=45, db_index=True)
    stem = models.CharField(max_length=45, db_index=True)

    personal = no_person("shown text stem")

    def __str__(self) -> str:
        return self.shown
