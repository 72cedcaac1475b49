"""The ideas of the demo: believable, found, and gone with it."""

import pytest
from django.test import Client

from cms.demo.content.ideas import IDEAS
from cms.demo.loading import SOURCE
from cms.demo.remove import remove
from engagement.ideas.actions import support_idea
from engagement.ideas.models import Idea
from tests.factories import IdeaFactory, ResidentFactory

pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.Spooled:ResourceWarning")


def test_each_idea_is_there_with_who_stands_behind_it(loaded):
    assert loaded["ideas"] == len(IDEAS) == 12
    rows = {row.source_id: row for row in Idea.objects.filter(source=SOURCE).with_counts()}
    for told in IDEAS:
        row = rows[told.key]
        assert (row.state, row.commented) == (told.state, len(told.said))
        assert row.supporters <= told.supports
        assert bool(row.supporters) == bool(told.supports)
        row.full_clean()


def test_every_page_tells_its_story(loaded):
    client = Client()
    for row in Idea.objects.visible().filter(source=SOURCE):
        assert client.get(f"/idees/{row.slug}/").status_code == 200
    page = client.get("/idees/verger-partage/").text
    assert "Un verger pour Petite-Synthe" in page
    assert "Dite au guichet" in page


def test_they_go_with_the_demo_and_real_ones_stay(loaded):
    real = IdeaFactory(author=ResidentFactory())
    demo = Idea.objects.filter(source=SOURCE, state=Idea.State.PUBLISHED).first()
    neighbour = ResidentFactory()
    support_idea(idea=demo, resident=neighbour, by=None)
    remove()
    assert list(Idea.objects.all()) == [real]
    neighbour.refresh_from_db()
