"""Where the things that wait come from. A new kind is one class here, in the list at the end."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import DateTimeField, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.models import Page, TaskState
from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.desk import association_acts, message_acts, need_acts, page_acts
from cms.desk.models import Decision
from cms.desk.queue.idea_sources import (
    CommentsToCheck,
    IdeasOverdue,
    IdeasToCheck,
    IdeasToRead,
    Reports,
)
from cms.desk.queue.items import Acts, Facts, Source
from engagement.associations.models import Association, JoinRequest
from engagement.base.models import came_to
from engagement.base.moments import moment_of
from engagement.needs.dangers import needs_in_danger, without_answer
from engagement.needs.models import Need, NeedMove
from engagement.outbox.calls import late_calls
from engagement.outbox.models import Message
from engagement.outbox.spoken import spoken
from engagement.outbox.untold import unreached
from engagement.people.models import Account

#: How long what was looked at stays away, if it is still so.
SEEN_FOR = timedelta(days=3)


def seen_lately(kind: str, *acts: str) -> QuerySet:
    """Return the keys of the rows of this kind that had one of these acts in the last days."""
    since = timezone.now() - SEEN_FOR
    decisions = Decision.objects.standing().filter(kind=kind, act__in=acts, at__gte=since)
    return decisions.order_by().values("key")


class Associations(Source):
    """Those that wait; what one handed in with itself is answered with it."""

    name = "association"
    label = _("Association")
    model = Association
    accept = association_acts.Verify
    refuse = association_acts.Refuse

    def rows(self) -> QuerySet[Association]:
        handed_in = Need.objects.filter(association=OuterRef("pk"), state=Need.State.SUBMITTED)
        rows = Association.objects.filter(state=Association.State.PENDING).with_waiting_since()
        return rows.annotate(first_need=Subquery(handed_in.order_by("pk").values("title")[:1]))

    def facts(self, row: Any) -> Facts:
        url = reverse("association:verify", args=[row.pk])
        facts = Facts(row.name, url, row.waiting_since, row.description)
        if not row.first_need:
            return facts
        kind = str(_("Association et premier besoin"))
        return facts._replace(title=f"{row.name} : {row.first_need}", kind=kind)


class NeedsToRead(Source):
    """Needs handed in by associations that are verified already."""

    name = "need"
    label = _("Besoin à relire")
    model = Need
    accept = need_acts.Publish
    refuse = need_acts.Refuse

    def rows(self) -> QuerySet[Need]:
        handed_in = came_to(NeedMove, Need.State.SUBMITTED).filter(subject=OuterRef("pk"))
        last = Subquery(handed_in.order_by("-at").values("at")[:1], output_field=DateTimeField())
        rows = Need.objects.filter(
            state=Need.State.SUBMITTED,
            association__state__in=[Association.State.VERIFIED, Association.State.LISTED],
        )
        rows = rows.select_related("association").annotate(since=Coalesce(last, F("created_at")))
        return rows.order_by("since")

    def facts(self, row: Any) -> Facts:
        title = f"{row.title} ({row.association.name})"
        return Facts(title, reverse("need:publish", args=[row.pk]), row.since, row.description)


class NeedsToCheck(Source):
    name = "check"
    label = _("Déjà publié, à relire après coup")
    model = Need
    accept = need_acts.Check
    refuse = need_acts.Withdraw

    def rows(self) -> QuerySet[Need]:
        return Need.objects.to_check().select_related("association").order_by("published_at")

    def facts(self, row: Any) -> Facts:
        title = f"{row.title} ({row.association.name})"
        since = row.published_at or row.created_at
        return Facts(title, reverse("need:check", args=[row.pk]), since, row.description)


class NeedsInDanger(Source):
    """Needs that lack people for a shift of the next days; its start is their due time."""

    name = "danger"
    label = _("Besoin qui manque de monde")
    model = Need
    accept = need_acts.Tell
    refuse = need_acts.LeaveNeed

    def rows(self) -> QuerySet[Need]:
        seen = seen_lately("need", need_acts.Tell.name, need_acts.LeaveNeed.name)
        return needs_in_danger().exclude(pk__in=seen).select_related("association")

    def facts(self, row: Any) -> Facts:
        words = _("%(when)s : %(taken)d sur %(capacity)d")
        about = words % {
            "when": moment_of(row.short_at),
            "taken": row.short_taken,
            "capacity": row.short_capacity,
        }
        url = reverse("need:inspect", args=[row.pk])
        title = f"{row.title} ({row.association.name})"
        return Facts(title, url, row.published_at, str(about), due=row.short_at)


class JoinRequests(Source):
    name = "request"
    label = _("Demande à reprendre une association")
    model = JoinRequest
    accept = association_acts.LetIn
    refuse = association_acts.TurnDown

    def rows(self) -> QuerySet[JoinRequest]:
        rows = JoinRequest.objects.waiting().for_the_city()
        return rows.select_related("association", "account").order_by("created_at")

    def facts(self, row: Any) -> Facts:
        title = f"{row.association.name} : {row.account}"
        return Facts(
            title, reverse("joinrequest:inspect", args=[row.pk]), row.created_at, row.words
        )


class Unanswered(Source):
    """Verified associations that left people without an answer."""

    name = "unanswered"
    label = _("Association qui ne répond pas")
    model = Association
    accept = association_acts.LeaveAssociation

    def __init__(self) -> None:
        self.counts = without_answer()

    def rows(self) -> QuerySet[Association]:
        rows = Association.objects.filter(pk__in=self.counts, state=Association.State.VERIFIED)
        seen = seen_lately("association", association_acts.LeaveAssociation.name)
        return rows.exclude(pk__in=seen).order_by("name", "pk")

    def facts(self, row: Any) -> Facts:
        count = self.counts[row.pk]
        about = ngettext(
            "%(n)d demande ou question restée sans réponse.",
            "%(n)d demandes ou questions restées sans réponse.",
            count,
        )
        url = reverse("association:inspect", args=[row.pk])
        return Facts(row.name, url, timezone.now(), about % {"n": count})


class ProposedPages(Source):
    """Pages that an editor proposes. To ask for changes, the officer opens the page."""

    name = "page"
    label = _("Page proposée")
    model = TaskState
    accept = page_acts.PublishProposed

    def may(self, account: Account, what: str) -> bool:
        return PagePermissionPolicy().user_has_permission(account, "publish")

    def rows(self) -> QuerySet[TaskState]:
        rows = TaskState.objects.filter(
            status=TaskState.STATUS_IN_PROGRESS,
            revision__base_content_type=ContentType.objects.get_for_model(Page),
        )
        return rows.select_related("revision", "workflow_state__requested_by").order_by(
            "started_at"
        )

    def facts(self, row: Any) -> Facts:
        url = reverse("wagtailadmin_pages:edit", args=[row.revision.object_id])
        about = _("Proposée par %(who)s.") % {"who": row.workflow_state.requested_by or "—"}
        return Facts(row.revision.object_str, url, row.started_at, about)


class LostMessages(Source):
    """Messages that somebody counts on and that did not arrive."""

    name = "message"
    label = _("Message qui n’est pas arrivé")
    model = Message
    accept = message_acts.SendAgain
    refuse = message_acts.WriteOff

    def rows(self) -> QuerySet[Message]:
        return Message.objects.in_trouble().order_by("finished_at")

    def facts(self, row: Any) -> Facts:
        title = f"{row.get_kind_display().capitalize()} : {row.get_state_display()}"
        about = "" if row.way == Message.Way.EMAIL else _failed_call(row)
        return Facts(title, reverse("message:inspect", args=[row.pk]), row.finished_at, about)

    def acts(self, row: Any) -> Acts:
        return (self.accept if row.may_be_sent_again else None), self.refuse


def _failed_call(row: Message) -> str:
    """Return whom nobody reached: somebody has to find another way to her."""
    words = _("%(name)s, par téléphone, sans succès. À prévenir autrement : %(subject)s")
    return str(words) % {"name": row.context.get("name"), "subject": spoken(row).subject}


class LateCalls(Source):
    """People who should have been called hours ago, or whose message ends soon."""

    name = "call"
    label = _("Appel en retard")
    model = Message

    def rows(self) -> QuerySet[Message]:
        return late_calls(timezone.now())

    def facts(self, row: Any) -> Facts:
        title = f"{row.context.get('name')} : {spoken(row).subject}"
        return Facts(title, reverse("counter:calls"), row.created_at, due=row.due_at)


class Unreached(Source):
    """People who have to know something and whom neither e-mail, telephone nor post reaches."""

    name = "unreached"
    label = _("Personne que rien n’atteint")
    model = Message
    accept = message_acts.NoteTold
    refuse = message_acts.GiveUp

    def rows(self) -> QuerySet[Message]:
        return unreached(timezone.now())

    def facts(self, row: Any) -> Facts:
        said = spoken(row)
        title = f"{row.to} : {said.subject}"
        url = reverse("message:inspect", args=[row.pk])
        due = row.expires_at or row.due_at
        return Facts(title, url, row.created_at, "\n".join(said.paragraphs), due=due)


SOURCES: tuple[type[Source], ...] = (
    Associations,
    NeedsToRead,
    NeedsToCheck,
    NeedsInDanger,
    JoinRequests,
    Unanswered,
    IdeasToRead,
    Reports,
    IdeasToCheck,
    CommentsToCheck,
    IdeasOverdue,
    ProposedPages,
    LostMessages,
    LateCalls,
    Unreached,
)


def sources() -> Iterator[Source]:
    return (source() for source in SOURCES)
