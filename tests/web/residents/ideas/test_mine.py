"""The ideas of one resident."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from engagement.ideas.actions import join_idea, support_idea
from engagement.ideas.models import Idea
from tests.factories import IdeaFactory

pytestmark = pytest.mark.django_db
MINE = "/idees/les-miennes/"


def test_hers_those_she_supports_and_those_she_carries_with_their_states(as_ines, ines, benches):
    IdeaFactory(author=ines, title="Un potager", state=Idea.State.REFUSED)
    support_idea(idea=benches, resident=ines, by=None)
    carried = IdeaFactory(title="Une fresque")
    join_idea(idea=carried, resident=ines, by=None, role="helper")
    groups = as_ines.get(MINE).context["groups"]
    told = {group["title"]: {row["title"] for row in group["ideas"]} for group in groups}
    assert told == {
        "Proposées": {"Un potager"},
        "Portées avec d’autres": {"Une fresque"},
        "Soutenues": {benches.title, "Une fresque"},
    }
    assert "non publiée" in as_ines.get(MINE).text


def test_what_was_hidden_since_is_not_shown_to_who_supported_it(as_ines, ines, benches):
    support_idea(idea=benches, resident=ines, by=None)
    Idea.objects.update(state=Idea.State.REFUSED)
    assert benches.title not in as_ines.get(MINE).text


def test_nothing_yet_leads_on_and_visitors_sign_in(client, as_ines):
    assert "Rien pour le moment" in as_ines.get(MINE).text
    assert client.get(MINE).status_code == 302


def test_the_number_of_queries_does_not_grow(as_ines, ines):
    counts = []
    for _more in range(2):
        for _idea in range(3):
            support_idea(idea=IdeaFactory(), resident=ines, by=None)
            IdeaFactory(author=ines)
        with CaptureQueriesContext(connection) as queries:
            as_ines.get(MINE)
        counts.append(len(queries))
    assert len(set(counts)) == 1, counts
