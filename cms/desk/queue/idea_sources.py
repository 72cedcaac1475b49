"""What of the residents' ideas waits at the desk."""

from datetime import datetime, time
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.desk import idea_acts, word_acts
from cms.desk.queue.items import Facts, Source
from engagement.ideas.models import Comment, Idea, Report
from engagement.ideas.queries import overdue_ideas


class IdeasToRead(Source):
    """Ideas of people whom the city does not know yet: nobody sees them before."""

    name = "idea"
    label = _("Idée à lire")
    model = Idea
    accept = idea_acts.Publish
    refuse = idea_acts.Refuse

    def rows(self) -> QuerySet[Idea]:
        return Idea.objects.filter(state=Idea.State.SUBMITTED).order_by("created_at", "pk")

    def facts(self, row: Any) -> Facts:
        url = reverse("idea:publish", args=[row.pk])
        return Facts(row.title, url, row.created_at, row.body)


class IdeasToCheck(Source):
    name = "idea_check"
    label = _("Idée déjà en ligne, à relire")
    model = Idea
    accept = idea_acts.Check
    refuse = idea_acts.Refuse

    def rows(self) -> QuerySet[Idea]:
        return Idea.objects.to_check().order_by("published_at", "pk")

    def facts(self, row: Any) -> Facts:
        url = reverse("idea:check", args=[row.pk])
        return Facts(row.title, url, row.published_at or row.created_at, row.body)


class IdeasOverdue(Source):
    """Ideas for which the city promised a next step by a day that is past.

    Neither yes nor no answers them: a new step with its day has to be written on their page.
    """

    name = "idea_due"
    label = _("Idée retenue : la suite promise n’est pas venue")
    model = Idea

    def rows(self) -> QuerySet[Idea]:
        return overdue_ideas(timezone.localdate())

    def facts(self, row: Any) -> Facts:
        url = reverse("idea:accept", args=[row.pk])
        due = timezone.make_aware(datetime.combine(row.due_on, time.max))
        return Facts(row.title, url, due, row.next_step, due=due)


class CommentsToCheck(Source):
    name = "comment"
    label = _("Commentaire à relire")
    model = Comment
    accept = word_acts.CheckComment
    refuse = word_acts.HideComment

    def rows(self) -> QuerySet[Comment]:
        return Comment.objects.to_check().select_related("idea").order_by("at", "pk")

    def facts(self, row: Any) -> Facts:
        return Facts(row.idea.title, reverse("comment:check", args=[row.pk]), row.at, row.text)


class Reports(Source):
    """What somebody found improper: leaving it and taking it away both want a reason."""

    name = "report"
    label = _("Propos signalé")
    model = Report
    accept = word_acts.Keep
    refuse = word_acts.TakeAway

    def rows(self) -> QuerySet[Report]:
        rows = Report.objects.waiting().select_related("idea", "comment__idea")
        return rows.order_by("at", "pk")

    def facts(self, row: Any) -> Facts:
        words = row.thing.text if row.comment else f"{row.thing.title}\n{row.thing.body}"
        about = f"{row.get_why_display()}. {row.words}\n« {words} »"
        return Facts(str(row.thing), reverse("report:inspect", args=[row.pk]), row.at, about)
