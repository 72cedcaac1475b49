"""Ideas and their versions."""

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from django.apps import apps
from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from engagement.base.models import LifeCycle, Move, Sourced, both_or_neither
from engagement.base.personal import TRACE, About, Fate, Personal, Whose
from engagement.ideas.purposes import VOICE
from engagement.people.models import Channel

LONGEST_BODY = 3000  # letters


def _counted(kind: str, **which: Any) -> Coalesce:
    """Count the rows of another model about an idea, without reading those of other ideas."""
    rows = apps.get_model("ideas", kind).objects.filter(idea=OuterRef("pk"), **which)
    counted = rows.order_by().values("idea").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0, output_field=models.IntegerField())


class IdeaQuerySet(models.QuerySet):
    def visible(self) -> Self:
        """What everybody may read; one that joined another leads there."""
        return self.filter(state__in=Idea.VISIBLE)

    def to_check(self) -> Self:
        """Those of known residents, published at once, that the city has not read yet."""
        return self.filter(state=Idea.State.PUBLISHED, checked_at=None)

    def with_counts(self) -> Self:
        """Annotate `supporters` and `commented`, each in a subquery of its own."""
        return self.annotate(
            supporters=_counted("Support"), commented=_counted("Comment", hidden_at=None)
        )


class Idea(Sourced, LifeCycle):
    """What a resident proposes for her city, by whatever way it reached us."""

    class State(models.TextChoices):
        SUBMITTED = "submitted", _("en attente de lecture")
        PUBLISHED = "published", _("ouverte")
        REFUSED = "refused", _("non publiée")
        ACCEPTED = "accepted", _("retenue par la ville")
        DECLINED = "declined", _("hors du champ de la ville")
        MERGED = "merged", _("réunie avec une autre")
        ADOPTED = "adopted", _("devenue une initiative")
        WITHDRAWN = "withdrawn", _("retirée")

    TRANSITIONS: ClassVar[Mapping[str, frozenset[str]]] = {
        State.SUBMITTED: frozenset({State.PUBLISHED, State.REFUSED, State.WITHDRAWN}),
        State.PUBLISHED: frozenset(
            {State.REFUSED, State.ACCEPTED, State.DECLINED, State.MERGED, State.WITHDRAWN}
        ),
        State.REFUSED: frozenset({State.SUBMITTED}),
        State.ACCEPTED: frozenset(
            {State.ADOPTED, State.DECLINED, State.MERGED, State.WITHDRAWN, State.REFUSED}
        ),
        State.DECLINED: frozenset({State.ACCEPTED, State.MERGED, State.REFUSED}),
        State.MERGED: frozenset(),
        State.ADOPTED: frozenset(),
        State.WITHDRAWN: frozenset(),
    }
    #: States in which people may support, comment, join and write another version.
    OPEN = (State.PUBLISHED, State.ACCEPTED)
    VISIBLE = (*OPEN, State.DECLINED, State.ADOPTED)
    # Words that stand in the place of its slug in addresses of the platform.
    RESERVED_SLUGS = frozenset({"proposer", "les-miennes", "tirages"})

    title = models.CharField(_("votre idée en une phrase"), max_length=120)
    slug = models.SlugField(_("adresse"), max_length=80, unique=True)
    body = models.TextField(
        _("dites-en plus"),
        max_length=LONGEST_BODY,
        blank=True,
        validators=[MaxLengthValidator(LONGEST_BODY)],
    )
    state = models.CharField(_("état"), max_length=10, choices=State, default=State.SUBMITTED)
    author = models.ForeignKey(
        "people.Resident", models.SET_NULL, null=True, blank=True, related_name="ideas"
    )
    channel = models.CharField(
        _("arrivée par"), max_length=10, choices=Channel, default=Channel.WEB
    )
    neighbourhood = models.ForeignKey(
        "territory.Neighbourhood",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="ideas",
        verbose_name=_("quartier"),
    )
    place = models.CharField(_("endroit"), max_length=160, blank=True)
    lat = models.FloatField(_("latitude"), null=True, blank=True)
    lon = models.FloatField(_("longitude"), null=True, blank=True)
    interests = models.ManyToManyField(
        "territory.Interest", blank=True, related_name="ideas", verbose_name=_("domaines")
    )
    picture = models.ForeignKey(
        "media.Picture", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged"
    )
    created_at = models.DateTimeField(_("proposée le"), default=timezone.now)
    published_at = models.DateTimeField(_("publiée le"), null=True, blank=True)
    checked_at = models.DateTimeField(_("relue le"), null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    personal = Personal(
        whose=(Whose(path="author"),),
        about=(
            About(VOICE, "author"),
            About(VOICE, "title body picture place lat lon channel created_at", Fate.STAYS),
            About(TRACE, "checked_by", Fate.STAYS),
        ),
        nobody="slug state neighbourhood interests merged_into published_at checked_at",
        goes=False,
        stays_because=_("D’autres la soutiennent, la commentent ou la portent."),
    )

    objects = IdeaQuerySet.as_manager()

    class Meta(Sourced.Meta):
        ordering = ["-published_at", "-pk"]
        verbose_name = _("idée")
        verbose_name_plural = _("idées")
        indexes = [models.Index(fields=["state", "-published_at"], name="idea_list")]
        constraints = [
            *Sourced.Meta.constraints,
            both_or_neither("checked_at", "checked_by"),
            both_or_neither("lat", "lon"),
            models.CheckConstraint(
                condition=Q(state="merged", merged_into__isnull=False)
                | (~Q(state="merged") & Q(merged_into__isnull=True)),
                name="idea_merged_says_into_which",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Whether people may still support, comment, join it and write another version."""
        return self.state in self.OPEN

    @property
    def is_visible(self) -> bool:
        return self.state in self.VISIBLE


class IdeaMove(Move):
    subject = models.ForeignKey(Idea, models.CASCADE, related_name="moves")


class IdeaVersion(models.Model):
    """The words of an idea as they once were; `note` says what changed and why."""

    idea = models.ForeignKey(Idea, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(_("titre"), max_length=120)
    body = models.TextField(_("texte"), max_length=LONGEST_BODY, blank=True)
    author = models.ForeignKey(
        "people.Resident", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    note = models.CharField(_("ce qui change"), max_length=300, blank=True)
    at = models.DateTimeField(default=timezone.now)

    personal = Personal(
        whose=(Whose(path="author"),),
        about=(About(VOICE, "author"), About(VOICE, "title body note at", Fate.STAYS)),
        nobody="idea number",
        goes=False,
        stays_because=_("D’autres la soutiennent, la commentent ou la portent."),
    )

    class Meta:
        ordering = ["number"]
        verbose_name = _("version d’une idée")
        verbose_name_plural = _("versions d’idées")
        constraints = [models.UniqueConstraint(fields=["idea", "number"], name="idea_version_once")]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"
