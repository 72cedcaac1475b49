"""Saying that something is improper."""

import pytest

from engagement.ideas.models import Report
from tests.factories import CommentFactory, IdeaFactory
from tests.web.residents.ideas.conftest import address

pytestmark = pytest.mark.django_db


def test_an_idea_is_reported_with_a_reason_once(as_ines, ines, benches):
    page = address("report_idea", benches)
    assert "Choisissez ce qui ne va pas." in as_ines.post(page, {}).text
    as_ines.post(page, {"why": "advert", "words": "une marque"})
    again = as_ines.post(page, {"why": "advert"}, follow=True)
    assert "Vous l’aviez déjà signalé" in again.text
    told = Report.objects.get()
    assert (told.idea, told.resident, told.words) == (benches, ines, "une marque")


def test_a_comment_is_reported_on_its_own_idea_only(as_ines, benches):
    rude = CommentFactory(idea=benches, text="Bande de nuls.")
    page = address("report_comment", benches, rude.pk)
    assert "Bande de nuls." in as_ines.get(page).text
    as_ines.post(page, {"why": "insult"})
    assert Report.objects.get().comment == rude
    other = address("report_comment", IdeaFactory(), rude.pk)
    assert as_ines.get(other).status_code == 404


def test_a_visitor_signs_in_first(client, benches):
    assert client.get(address("report_idea", benches)).url.startswith("/compte/connexion/")
