"""Ideas as they wait at the desk, in each of the states that its pages show."""

from typing import Any

from django.utils import timezone

from engagement.ideas.actions import report
from engagement.ideas.actions.drawing import draw_lots, publish_list
from engagement.ideas.models import Idea, Report
from engagement.search.actions import refresh
from tests.factories import CommentFactory, IdeaFactory, OfficerFactory, ResidentFactory


def ideas_at_desk() -> dict[str, Any]:
    """Return ideas and words to read, to answer, to bring together."""
    waiting = IdeaFactory(title="Une fontaine sur la place du marché", state=Idea.State.SUBMITTED)
    read = IdeaFactory(title="Des bancs à l’ombre devant la gare")
    twin = IdeaFactory(title="Un banc près de la gare")
    accepted = IdeaFactory(title="Un jardin sur le quai", state=Idea.State.ACCEPTED)
    refresh(kind="idea", keys=[read.pk, twin.pk, accepted.pk])
    reporter = ResidentFactory()
    report(thing=read, resident=reporter, by=None, why="other", words="C’est le même que l’autre.")
    officer = OfficerFactory()
    lots = publish_list(
        title="Atelier de juillet",
        ideas=[read, twin, accepted],
        wanted=1,
        seed_from="Les numéros du Loto du 4 juillet",
        by=officer,
    )
    draw_lots(draw=lots, seed="4 8 15 16 23", by=officer)
    return {
        "lots": lots,
        "lots_to_draw": publish_list(
            title="Atelier d’août", ideas=[read, twin], wanted=1, seed_from="Un dé", by=officer
        ),
        "idea_waiting": waiting,
        "idea_read": read,
        "idea_accepted": accepted,
        "comment": CommentFactory(idea=read),
        "comment_hidden": CommentFactory(
            idea=read,
            hidden_at=timezone.now(),
            hidden_by=officer,
            hidden_why="Une insulte.",
        ),
        "report": Report.objects.get(resident=reporter),
    }
