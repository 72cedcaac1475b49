"""The officer reads ideas, answers them, brings them together, makes one an initiative."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.desk.queue.answers import answer, read_refs, take_back
from cms.desk.queue.idea_sources import IdeasOverdue
from cms.pages.models import InitiativePage
from engagement.ideas.actions import report, support_idea
from engagement.ideas.models import Frame, Idea, Report
from engagement.outbox.models import Message
from engagement.search.actions import refresh
from tests.factories import CommentFactory, IdeaFactory, ResidentFactory

LIST = "/admin/idea/"
State = Idea.State


def act(name, idea):
    return f"/admin/idea/{name}/{idea.pk}/"


@pytest.fixture
def waiting(db):
    return IdeaFactory(title="Des bancs devant la gare", state=State.SUBMITTED)


def test_the_list_is_narrowed_by_what_waits(officer_client, waiting):
    other = IdeaFactory(title="Un marché de nuit")
    page = officer_client.get(f"{LIST}?state=submitted").text
    assert waiting.title in page
    assert other.title not in page


def test_more_ideas_cost_the_list_no_more_queries(officer_client, waiting):
    officer_client.get(LIST)
    with CaptureQueriesContext(connection) as with_one:
        officer_client.get(LIST)
    for idea in IdeaFactory.create_batch(3):
        support_idea(idea=idea, resident=ResidentFactory(), by=None)
    with CaptureQueriesContext(connection) as with_four:
        officer_client.get(LIST)
    assert len(with_four) == len(with_one)


def test_yes_publishes_and_is_undone_within_the_minute(officer, waiting):
    [ref] = read_refs([f"idea:{waiting.pk}"])
    decision = answer(ref, "accept", by=officer)
    waiting.refresh_from_db()
    assert waiting.state == State.PUBLISHED
    take_back(decision, by=officer)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.published_at) == (State.SUBMITTED, None)
    assert not Message.objects.filter(template="idea_step").exists()


def test_no_says_why_to_who_proposed_it(officer_client, waiting):
    officer_client.post(act("refuse", waiting), {"reason": "Dites où."})
    waiting.refresh_from_db()
    assert waiting.state == State.REFUSED
    assert Message.objects.get(template="idea_step").context["words"] == "Dites où."


def test_a_refusal_without_a_word_is_not_taken(officer_client, waiting):
    page = officer_client.post(act("refuse", waiting), {})
    waiting.refresh_from_db()
    assert waiting.state == State.SUBMITTED
    assert "Dites pourquoi" in page.text


def test_an_idea_published_at_once_is_read_afterwards(officer):
    idea = IdeaFactory()
    [ref] = read_refs([f"idea_check:{idea.pk}"])
    assert answer(ref, "accept", by=officer)
    idea.refresh_from_db()
    assert idea.checked_by == officer


def test_an_accepted_idea_says_what_comes_next_and_by_when(officer_client):
    idea = IdeaFactory()
    day = timezone.localdate() + timedelta(days=20)
    facts = {"reason": "La place est à nous.", "next_step": "Atelier", "due_on": day.isoformat()}
    officer_client.post(act("accept", idea), facts)
    idea.refresh_from_db()
    assert (idea.state, idea.frames.get().due_on) == (State.ACCEPTED, day)


def test_a_day_that_is_past_is_not_promised(officer_client):
    idea = IdeaFactory()
    facts = {"reason": "Oui.", "next_step": "Atelier", "due_on": "2020-01-01"}
    assert "déjà passé" in officer_client.post(act("accept", idea), facts).text
    assert not idea.frames.exists()


def test_a_promised_step_that_did_not_come_waits_in_the_queue(officer, waiting):
    idea = IdeaFactory(state=State.ACCEPTED)
    yesterday = timezone.localdate() - timedelta(days=1)
    Frame.objects.create(
        idea=idea, fits=True, reason="Oui.", next_step="Atelier", due_on=yesterday, by=officer
    )
    assert list(IdeasOverdue().rows()) == [idea]
    assert IdeasOverdue().facts(IdeasOverdue().rows().get()).about == "Atelier"
    Frame.objects.create(
        idea=idea,
        fits=True,
        reason="Oui.",
        next_step="Plus tard",
        due_on=timezone.localdate() + timedelta(days=9),
        by=officer,
    )
    assert not IdeasOverdue().rows().exists()


def test_similar_ideas_are_offered_to_be_brought_together(officer_client):
    kept, twin, other = (
        IdeaFactory(title=title, body="")
        for title in ("Des bancs devant la gare", "Un banc près de la gare", "Un bal d’hiver")
    )
    refresh(kind="idea", keys=[kept.pk, twin.pk, other.pk])
    page = officer_client.get(act("merge", kept)).text
    assert twin.title in page
    assert other.title not in page
    officer_client.post(act("merge", kept), {"ideas": [twin.pk], "note": "Des bancs."})
    twin.refresh_from_db()
    assert twin.merged_into == kept


def test_an_accepted_idea_becomes_an_initiative_with_a_page_to_complete(officer_client, officer):
    idea = IdeaFactory(title="Des bancs devant la gare", state=State.ACCEPTED)
    words = {"summary": "On y va ensemble.", "from_residents": "L’idée et les places."}
    officer_client.post(act("begin", idea), words)
    page = InitiativePage.objects.get(initiative__ideas=idea)
    assert (page.title, page.live, page.owner) == (idea.title, False, officer)
    assert page.initiative.from_residents == "L’idée et les places."


def test_a_hidden_comment_says_why_and_can_be_shown_again(officer_client):
    comment = CommentFactory()
    officer_client.post(f"/admin/comment/hide/{comment.pk}/", {"reason": "Une insulte."})
    comment.refresh_from_db()
    assert (comment.hidden_why, comment.hidden_at is None) == ("Une insulte.", False)
    officer_client.post(f"/admin/comment/show/{comment.pk}/")
    comment.refresh_from_db()
    assert comment.hidden_at is None


def test_what_was_reported_is_taken_away_and_brought_back_with_the_report(officer):
    idea, resident = IdeaFactory(), ResidentFactory()
    report(thing=idea, resident=resident, by=None, why="insult")
    [ref] = read_refs([f"report:{Report.objects.get().pk}"])
    decision = answer(ref, "refuse", by=officer, reason="Une insulte.")
    idea.refresh_from_db()
    assert idea.state == State.REFUSED
    assert Report.objects.get().settled_by == officer
    take_back(decision, by=officer)
    idea.refresh_from_db()
    assert idea.state == State.PUBLISHED
    assert Report.objects.waiting().exists()


def test_an_editor_sees_none_of_it(editor_client, waiting):
    assert editor_client.get(LIST).status_code == 302
