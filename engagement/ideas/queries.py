"""Reads over ideas and the city's answers to them."""

from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery

from engagement.ideas.models import Frame, Idea


def overdue_ideas(today: date) -> QuerySet[Idea]:
    """Return accepted ideas whose next step was due before a day, with `next_step`, `due_on`."""
    frames = Frame.objects.filter(idea=OuterRef("pk"), fits=True).order_by("-at", "-pk")
    rows = Idea.objects.filter(state=Idea.State.ACCEPTED).annotate(
        due_on=Subquery(frames.values("due_on")[:1]),
        next_step=Subquery(frames.values("next_step")[:1]),
    )
    return rows.filter(due_on__lt=today).order_by("due_on", "pk")
