from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from engagement.base.models import IllegalMove
from engagement.ideas import pace
from engagement.ideas.actions import (
    IdeaClosed,
    NotYours,
    TooMany,
    check_idea,
    hide_comment,
    join_idea,
    propose_idea,
    publish_idea,
    refuse_idea,
    resubmit_idea,
    rewrite_idea,
    withdraw_idea,
)
from engagement.ideas.models import Idea, IdeaVersion
from engagement.outbox.models import Message
from engagement.search.queries import search
from tests.factories import CommentFactory, IdeaFactory, OfficerFactory, ResidentFactory

pytestmark = pytest.mark.django_db
State = Idea.State


def propose(resident, **more):
    facts = {"title": "Des bancs devant la gare", "body": "À l’ombre."} | more
    return propose_idea(resident=resident, by=resident.account, **facts)


def known(resident):
    IdeaFactory(author=resident, checked_at="2026-01-01T00:00Z", checked_by=OfficerFactory())
    return resident


def test_the_city_reads_the_first_idea_of_somebody_before_it_is_published():
    idea = propose(ResidentFactory())
    assert idea.state == State.SUBMITTED
    assert not search("bancs", ["idea"]).keys["idea"]


def test_the_idea_of_somebody_known_is_published_at_once_and_read_afterwards():
    idea = propose(known(ResidentFactory()))
    assert idea.state == State.PUBLISHED
    assert list(Idea.objects.to_check()) == [idea]
    assert search("bancs gare", ["idea"]).keys["idea"] == [idea.pk]


def test_somebody_whose_comment_was_hidden_is_no_longer_known():
    resident = known(ResidentFactory())
    hide_comment(
        comment=CommentFactory(author=resident), by=OfficerFactory(), reason="Une insulte."
    )
    assert propose(resident).state == State.SUBMITTED


def test_the_officer_publishes_and_its_author_is_told():
    resident = ResidentFactory()
    idea = propose(resident)
    publish_idea(idea=idea, by=OfficerFactory())
    told = Message.objects.get(template="idea_step")
    assert (told.to, told.context["is_mine"]) == (resident.email, True)


def test_a_refused_idea_says_why_and_may_be_handed_in_again():
    resident = ResidentFactory()
    idea = refuse_idea(idea=propose(resident), by=OfficerFactory(), reason="Qui est visé ?")
    assert Message.objects.get(template="idea_step").context["words"] == "Qui est visé ?"
    again = resubmit_idea(
        idea=idea, resident=resident, by=resident.account, title="Des bancs", body=""
    )
    assert (again.state, again.versions.count()) == (State.SUBMITTED, 2)


def test_nobody_else_hands_in_again_or_rewrites_or_withdraws():
    idea, stranger = IdeaFactory(), ResidentFactory()
    act = {"idea": idea, "resident": stranger, "by": stranger.account}
    with pytest.raises(NotYours):
        rewrite_idea(**act, title="Autre", body="")
    with pytest.raises(NotYours):
        withdraw_idea(**act)
    with pytest.raises(NotYours):
        resubmit_idea(**act, title="Autre", body="")


def test_who_leads_it_writes_the_next_version_and_the_city_reads_again():
    idea, lead = IdeaFactory(), ResidentFactory()
    check_idea(idea=idea, by=OfficerFactory())
    join_idea(idea=idea, resident=lead, by=lead.account, role="lead")
    version = rewrite_idea(
        idea=idea,
        resident=lead,
        by=lead.account,
        title="Des bancs et des arbres",
        body="Deux tilleuls.",
        note="Avec les voisins",
    )
    idea.refresh_from_db()
    assert (idea.title, version.author) == ("Des bancs et des arbres", lead)
    assert list(Idea.objects.to_check()) == [idea]


def test_an_idea_that_others_carry_is_not_taken_back_by_its_author_alone():
    idea, helper = IdeaFactory(), ResidentFactory()
    join_idea(idea=idea, resident=helper, by=helper.account, role="helper")
    with pytest.raises(IdeaClosed):
        withdraw_idea(idea=idea, resident=idea.author, by=idea.author.account)


def test_what_is_withdrawn_is_no_longer_found():
    resident = known(ResidentFactory())
    idea = withdraw_idea(idea=propose(resident), resident=resident, by=resident.account)
    assert idea.state == State.WITHDRAWN
    assert not search("bancs", ["idea"]).keys["idea"]


def test_a_text_of_fifty_thousand_letters_is_refused_with_nothing_written():
    with pytest.raises(ValidationError):
        propose(ResidentFactory(), body="a" * 50_000)
    assert not Idea.objects.exists()


def test_one_person_proposes_so_many_a_day_and_another_is_not_hurt(monkeypatch):
    monkeypatch.setitem(pace.PACES, IdeaVersion, (2, timedelta(days=1), "author", "at"))
    script, honest = ResidentFactory(), ResidentFactory()
    for _turn in range(2):
        propose(script)
    with pytest.raises(TooMany) as refused:
        propose(script)
    assert timedelta(hours=23) < refused.value.wait <= timedelta(days=1)
    assert propose(honest)


def test_a_published_idea_is_not_handed_in_again():
    idea = IdeaFactory()
    with pytest.raises(IllegalMove):
        resubmit_idea(idea=idea, resident=idea.author, by=None, title="x", body="")
