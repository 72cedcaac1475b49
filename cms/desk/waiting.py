"""What waits for an answer of the city, with the time it was promised for. Four queries."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import DateTimeField, F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from engagement.associations.models import AnswerPromise, Association, JoinRequest
from engagement.base.moments import moment_of
from engagement.needs.models import Need, NeedMove
from engagement.people.models import Account

# Of each kind; who has more waiting than that reads the lists.
MOST = 50


@dataclass(frozen=True)
class Item:
    """One thing to answer: what, about whom, where, since when, until when."""

    kind: str
    title: str
    url: str
    since: datetime
    due: datetime

    @property
    def since_words(self) -> str:
        return moment_of(self.since)

    @property
    def due_words(self) -> str:
        return moment_of(self.due)

    @property
    def is_late(self) -> bool:
        return self.due < timezone.now()


def waiting_for(account: Account, promise: AnswerPromise) -> list[Item]:
    """Return what this account may answer, the most urgent first."""
    found: list[tuple[str, str, str, datetime]] = []
    if account.has_perm("associations.change_association"):
        found += _associations()
    if account.has_perm("associations.change_joinrequest"):
        found += _join_requests()
    if account.has_perm("needs.change_need"):
        found += [*_needs_to_read(), *_needs_to_check()]
    items = [Item(*facts, due=promise.due(facts[-1])) for facts in found]
    return sorted(items, key=lambda item: (item.due, item.since))


def _associations() -> Iterator[tuple[str, str, str, datetime]]:
    """Yield those that wait; what one handed in with itself is answered with it."""
    handed_in = Need.objects.filter(association=OuterRef("pk"), state=Need.State.SUBMITTED)
    rows = Association.objects.filter(state=Association.State.PENDING).with_waiting_since()
    rows = rows.annotate(first_need=Subquery(handed_in.order_by("pk").values("title")[:1]))
    for row in rows[:MOST]:
        if row.first_need:
            kind, title = _("Association et premier besoin"), f"{row.name} : {row.first_need}"
        else:
            kind, title = _("Association"), row.name
        yield kind, title, reverse("association:verify", args=[row.pk]), row.waiting_since


def _join_requests() -> Iterator[tuple[str, str, str, datetime]]:
    rows = JoinRequest.objects.waiting().for_the_city().select_related("association", "account")
    for row in rows.order_by("created_at")[:MOST]:
        title = f"{row.association.name} : {row.account}"
        url = reverse("joinrequest:inspect", args=[row.pk])
        yield _("Demande à reprendre une association"), title, url, row.created_at


def _needs_to_read() -> Iterator[tuple[str, str, str, datetime]]:
    """Yield needs handed in by associations that are verified already."""
    handed_in = NeedMove.objects.filter(subject=OuterRef("pk"), to_state=Need.State.SUBMITTED)
    last = Subquery(handed_in.order_by("-at").values("at")[:1], output_field=DateTimeField())
    rows = Need.objects.filter(
        state=Need.State.SUBMITTED,
        association__state__in=[Association.State.VERIFIED, Association.State.LISTED],
    )
    rows = rows.select_related("association").annotate(since=Coalesce(last, F("created_at")))
    for row in rows.order_by("since")[:MOST]:
        url = reverse("need:publish", args=[row.pk])
        yield _("Besoin à relire"), f"{row.title} ({row.association.name})", url, row.since


def _needs_to_check() -> Iterator[tuple[str, str, str, datetime]]:
    rows = Need.objects.to_check().select_related("association")
    for row in rows.order_by("published_at")[:MOST]:
        url = reverse("need:check", args=[row.pk])
        title = f"{row.title} ({row.association.name})"
        yield _("Déjà publié, à relire après coup"), title, url, row.published_at or row.created_at
