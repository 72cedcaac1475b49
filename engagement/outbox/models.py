"""Messages to people, what became of them, addresses no longer written to, and the clock.

No row here points to another room: a message knows its recipient as an opaque text.
"""

from datetime import datetime
from email.utils import make_msgid
from typing import ClassVar, Self
from urllib.parse import urlsplit

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from engagement.base.models import both_or_neither, set_exactly_in_state
from engagement.base.personal import TRACE, About, Fate, Personal, Whose, no_person
from engagement.outbox.by_hand import CallTry, LetterBatch
from engagement.outbox.content import Content
from engagement.outbox.purposes import DEAD_ADDRESSES, MESSAGES

__all__ = [
    "CallTry",
    "Content",
    "DeliveryEvent",
    "LetterBatch",
    "Message",
    "ScheduledRun",
    "Suppression",
]


def new_message_id() -> str:
    """Return a Message-ID header (RFC 5322) on the domain of the site, brackets included."""
    return make_msgid(domain=urlsplit(settings.SITE_URL).hostname or "localhost")


def address_key(address: str) -> str:
    """Return what stands for an e-mail address where it is remembered but not kept."""
    return salted_hmac(
        "outbox.address", address.strip().lower(), settings.SIGNING_KEY, algorithm="sha256"
    ).hexdigest()


class MessageQuerySet(models.QuerySet):
    def waiting(self) -> Self:
        """Not yet brought to an end: to be sent, being sent, or to be tried again."""
        return self.filter(state__in=Message.LIVE)

    def by_way(self, way: str) -> Self:
        return self.filter(way=way)

    def by_hand(self) -> Self:
        """Told by people: no machine sends them."""
        return self.exclude(way=Message.Way.EMAIL)

    def due(self, now: datetime) -> Self:
        """Due at `now`, codes first and newsletters last, oldest first."""
        return self.waiting().filter(due_at__lte=now).order_by("priority", "due_at", "pk")

    def claimable(self, now: datetime) -> Self:
        """What a machine may send at `now`: never what people tell."""
        return self.due(now).by_way(Message.Way.EMAIL)

    def not_begun(self) -> Self:
        """Nobody is sending them: queued, or refused and waiting for the next try."""
        return self.waiting().filter(token=None)

    def to_forget(self, before: datetime) -> Self:
        """At their end since before this time, their address and words still there."""
        return self.filter(finished_at__lt=before).exclude(to="")

    def in_trouble(self) -> Self:
        """Not arrived, somebody counts on it, and nobody has looked at it yet.

        A suggestion that comes back needs nobody: its address is not written to any more.
        """
        lost = Q(state__in=[Message.State.FAILED, Message.State.UNKNOWN])
        returned = Q(state=Message.State.BOUNCED) & ~Q(kind__in=Message.AT_MOST_ONCE)
        return self.filter(lost | returned, settled_at=None)

    def before(self, state: str) -> Self:
        """Not yet as far as `state`: the only rows that may move there."""
        rank = Message.RANK[state]
        return self.filter(state__in=[known for known, at in Message.RANK.items() if at < rank])


class Message(models.Model):
    """What is said to one person, written in the transaction of what caused it.

    By e-mail unless nobody reaches her so: then somebody at the desk calls her (calls.py), posts
    a letter (letters.py), or finds a way. The states are the same.
    """

    class Way(models.TextChoices):
        EMAIL = "email", _("courriel")
        TELEPHONE = "telephone", _("téléphone")
        LETTER = "letter", _("courrier")
        DESK = "desk", _("aucun moyen connu")

    class Kind(models.TextChoices):
        CODE = "code", _("code de connexion")
        CONFIRMATION = "confirmation", _("confirmation")
        OFFER = "offer", _("place proposée")
        REMINDER = "reminder", _("rappel")
        NOTICE = "notice", _("avis")
        SUGGESTION = "suggestion", _("suggestion")
        DIGEST = "digest", _("lettre de la semaine")
        NEWSLETTER = "newsletter", _("lettre de la ville")

    class State(models.TextChoices):
        QUEUED = "queued", _("en attente")
        SENDING = "sending", _("en cours d’envoi")
        EXPIRED = "expired", _("périmé")
        SUPPRESSED = "suppressed", _("retenu")
        FAILED = "failed", _("abandonné")
        UNKNOWN = "unknown", _("sort inconnu")
        SENT = "sent", _("envoyé")
        DELIVERED = "delivered", _("reçu")
        BOUNCED = "bounced", _("rejeté")
        COMPLAINED = "complained", _("signalé comme indésirable")

    #: Which leaves first. Kinds of one figure leave in the order of their due times.
    PRIORITY: ClassVar[dict[str, int]] = {
        Kind.CODE: 0,
        Kind.CONFIRMATION: 1,
        Kind.OFFER: 1,
        Kind.REMINDER: 2,
        Kind.NOTICE: 2,
        Kind.SUGGESTION: 3,
        Kind.DIGEST: 4,
        Kind.NEWSLETTER: 5,
    }
    #: Better lost than twice. Every other kind: better twice than lost.
    AT_MOST_ONCE: ClassVar[frozenset[str]] = frozenset(
        {Kind.SUGGESTION, Kind.DIGEST, Kind.NEWSLETTER}
    )
    LIVE: ClassVar[tuple[str, ...]] = (State.QUEUED, State.SENDING)
    #: How far along each state is; a message only ever moves to a higher one.
    RANK: ClassVar[dict[str, int]] = {
        State.QUEUED: 0,
        State.SENDING: 1,
        State.EXPIRED: 2,
        State.SUPPRESSED: 2,
        State.FAILED: 2,
        State.UNKNOWN: 2,
        State.SENT: 3,
        State.DELIVERED: 4,
        State.BOUNCED: 5,
        State.COMPLAINED: 6,
    }

    kind = models.CharField(max_length=20, choices=Kind.choices)
    priority = models.PositiveSmallIntegerField(editable=False)
    state = models.CharField(max_length=20, choices=State.choices, default=State.QUEUED)
    dedupe_key = models.CharField(max_length=200, unique=True)
    message_id = models.CharField(max_length=200, unique=True, default=new_message_id)
    provider_id = models.CharField(max_length=255, blank=True, db_index=True)

    recipient_key = models.CharField(max_length=100, db_index=True)
    way = models.CharField(_("par"), max_length=10, choices=Way, default=Way.EMAIL)
    # What the way needs: an address, a number, the lines of an envelope, or only a name.
    to = models.CharField(max_length=300, blank=True)
    # Of what people tell: it is no work of its own, and told when somebody calls her anyway.
    can_wait = models.BooleanField(default=False)
    # Whose answer it asks for, as "sign_up:12": the room that wrote it knows (answers.py).
    about = models.CharField(max_length=60, blank=True)
    language = models.CharField(max_length=10, default="fr")
    template = models.CharField(max_length=100)
    context = models.JSONField(default=dict, blank=True, encoder=DjangoJSONEncoder)
    # In place of the template, where many messages say the same.
    content = models.ForeignKey(
        Content, models.PROTECT, null=True, related_name="messages", db_index=False
    )

    created_at = models.DateTimeField(default=timezone.now)
    # When it may next be claimed: its due time, then the end of its lease or the next try.
    due_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(null=True, blank=True)
    token = models.UUIDField(null=True, blank=True, editable=False)
    # Who calls, while the token is hers; who called, after it.
    called_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    batch = models.ForeignKey(
        LetterBatch, models.PROTECT, null=True, blank=True, related_name="letters"
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=100, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    # Somebody looked at a message that did not arrive (settling.py).
    settled_at = models.DateTimeField(_("réglé le"), null=True, blank=True, editable=False)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    personal = Personal(
        whose=(Whose(key="recipient_key"), Whose(address="to")),
        about=(
            About(MESSAGES, "recipient_key to about context language provider_id last_error"),
            About(MESSAGES, "dedupe_key message_id", Fate.RENEWED),
            About(TRACE, "called_by settled_by", Fate.STAYS),
        ),
        goes=False,
        stays_because=_("un envoi se compte par ses messages, sans adresse ni texte"),
        nobody=(
            "kind priority state way can_wait template content created_at due_at expires_at "
            "token batch attempts finished_at settled_at"
        ),
    )

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(
                fields=["priority", "due_at"],
                condition=Q(state__in=["queued", "sending"]),
                name="outbox_message_to_claim",
            ),
            models.Index(
                fields=["way", "due_at"],
                condition=Q(state__in=["queued", "sending"]) & ~Q(way="email"),
                name="outbox_message_by_hand",
            ),
            models.Index(fields=["finished_at"], name="outbox_message_finished"),
            models.Index(
                fields=["content", "state"],
                condition=Q(content__isnull=False),
                name="outbox_message_of_content",
            ),
            models.Index(
                fields=["finished_at"],
                condition=Q(state__in=["failed", "unknown", "bounced"], settled_at=None),
                name="outbox_message_in_trouble",
            ),
        ]
        constraints = [
            both_or_neither("settled_at", "settled_by"),
            models.CheckConstraint(
                condition=Q(batch=None) | Q(way="letter"), name="outbox_only_letters_in_batches"
            ),
            models.CheckConstraint(
                condition=Q(called_by=None) | Q(way="telephone"), name="outbox_only_calls_called"
            ),
            set_exactly_in_state(
                "finished_at",
                "expired",
                "suppressed",
                "failed",
                "unknown",
                "sent",
                "delivered",
                "bounced",
                "complained",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.template} {self.pk} ({self.state})"

    def save(self, *args, **kwargs) -> None:
        self.priority = self.PRIORITY[self.kind]
        super().save(*args, **kwargs)

    @property
    def at_most_once(self) -> bool:
        return self.kind in self.AT_MOST_ONCE

    @property
    def is_forgotten(self) -> bool:
        """Its address and words were deleted some days after its end."""
        return not self.to

    @property
    def may_be_sent_again(self) -> bool:
        """Whether its words are still there, still worth reading, and its address not dead."""
        expired = self.expires_at is not None and self.expires_at <= timezone.now()
        lost = self.state in (self.State.FAILED, self.State.UNKNOWN)
        return lost and not (expired or self.is_forgotten)


class DeliveryEvent(models.Model):
    """What a provider told about a message, once: repeats have the same key."""

    class Kind(models.TextChoices):
        DELIVERED = "delivered", _("reçu")
        SOFT_BOUNCE = "soft_bounce", _("rejeté pour l’instant")
        HARD_BOUNCE = "hard_bounce", _("rejeté pour de bon")
        COMPLAINT = "complaint", _("signalé comme indésirable")

    key = models.CharField(max_length=64, unique=True)
    message = models.ForeignKey(Message, models.CASCADE, null=True, related_name="events")
    provider_id = models.CharField(max_length=255, blank=True, db_index=True)
    address_key = models.CharField(max_length=64, db_index=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    at = models.DateTimeField()

    personal = Personal(
        whose=(Whose(hashed="address_key"),),
        about=(
            About(DEAD_ADDRESSES, "address_key kind at", Fate.STAYS),
            About(MESSAGES, "provider_id"),
        ),
        goes=False,
        stays_because=_(
            "une empreinte secrète, pour ne plus écrire à une adresse qui ne répond pas"
        ),
        nobody="key message",
    )

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d %H:%M}"


class SuppressionQuerySet(models.QuerySet):
    def holds_back(self, message: Message, now: datetime) -> bool:
        """Return whether `message` must not leave at `now`.

        A person who asks for a sign-in code gets it, unless the mailbox does not exist.
        """
        rows = self.filter(Q(until=None) | Q(until__gt=now), address_key=address_key(message.to))
        if message.kind == Message.Kind.CODE:
            rows = rows.filter(reason=Suppression.Reason.HARD_BOUNCE)
        return rows.exists()


class Suppression(models.Model):
    """An address no longer written to, kept as a keyed hash; `until` is empty for good."""

    class Reason(models.TextChoices):
        HARD_BOUNCE = "hard_bounce", _("adresse morte")
        COMPLAINT = "complaint", _("signalé comme indésirable")
        SOFT_BOUNCES = "soft_bounces", _("trois rejets de suite")

    address_key = models.CharField(max_length=64)
    reason = models.CharField(max_length=20, choices=Reason.choices)
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)

    personal = Personal(
        whose=(Whose(hashed="address_key"),),
        about=(About(DEAD_ADDRESSES, "address_key reason since until", Fate.STAYS),),
        goes=False,
        stays_because=_("une empreinte secrète, pour ne jamais vous écrire de nouveau"),
    )

    objects = SuppressionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["address_key", "reason"], name="outbox_suppression_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.reason} {self.address_key[:8]}"


class ScheduledRun(models.Model):
    """One run of a job for one slot of time; the unique pair is what makes it one."""

    job = models.CharField(max_length=80)
    slot = models.DateTimeField()
    started_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    personal = no_person("job slot started_at finished_at")

    class Meta:
        ordering = ["-slot", "job"]
        constraints = [
            models.UniqueConstraint(fields=["job", "slot"], name="outbox_scheduledrun_unique")
        ]

    def __str__(self) -> str:
        return f"{self.job} {self.slot:%Y-%m-%d %H:%M}"
