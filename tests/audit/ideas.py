"""Ideas in their states, so that the audit sees their pages full."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from engagement.ideas.actions import (
    accept_idea,
    comment_on,
    hide_comment,
    join_idea,
    merge_ideas,
    refuse_idea,
    rewrite_idea,
)
from engagement.ideas.models import Idea
from engagement.search.actions import refresh
from tests import factories


def ideas(world: Any) -> dict[str, Any]:
    """Return an accepted idea with all that happens to one, one refused, and a page of others."""
    ines = world.ines
    for number in range(25):
        factories.IdeaFactory(title=f"Un arbre de plus, rue {number}", neighbourhood=world.away)
    told = factories.IdeaFactory(
        title="Des bancs à l’ombre du parc", neighbourhood=world.home, place="Parc du lac"
    )
    told.interests.add(world.nature)
    rewrite_idea(
        idea=told, resident=told.author, by=None, title=told.title, body="Trois bancs.", note="Oui."
    )
    join_idea(idea=told, resident=factories.ResidentFactory(), by=None, role="skill", words="bois")
    rude = comment_on(idea=told, resident=ines, by=None, text="Enfin !")
    hide_comment(comment=rude, by=world.officer, reason="Trop vif.")
    comment_on(idea=told, resident=told.author, by=world.officer, text="Nous étudions.")
    said = comment_on(idea=told, resident=factories.ResidentFactory(), by=None, text="J’en suis.")
    double = factories.IdeaFactory(title="S’asseoir au parc", slug="double")
    merge_ideas(into=told, ideas=[double], by=world.officer, note="Bancs et tables.")
    due = timezone.localdate() + timedelta(days=30)
    accept_idea(
        idea=told, by=world.officer, reason="C’est à nous.", next_step="Un atelier", due_on=due
    )
    refused = factories.IdeaFactory(title="Mon voisin", author=ines)
    refuse_idea(idea=refused, by=world.officer, reason="Un nom y figure.")
    own = factories.IdeaFactory(title="Une fresque au stade", author=ines)
    refresh(kind="idea", keys=Idea.objects.values_list("pk", flat=True))
    return {"told_idea": told, "said": said, "refused_idea": refused, "own_idea": own}
