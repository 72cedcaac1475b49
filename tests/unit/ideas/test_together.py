import pytest

from engagement.ideas.actions import (
    IdeaClosed,
    accept_idea,
    comment_on,
    decline_idea,
    hide_comment,
    join_idea,
    leave_idea,
    merge_ideas,
    report,
    settle_report,
    support_idea,
    unsupport_idea,
)
from engagement.ideas.models import Idea, Report
from engagement.initiatives.actions import begin_from_idea
from engagement.outbox.models import Message
from tests.factories import CommentFactory, IdeaFactory, OfficerFactory, ResidentFactory

pytestmark = pytest.mark.django_db
State = Idea.State


def support(idea, resident):
    return support_idea(idea=idea, resident=resident, by=resident.account)


def test_a_support_counts_once_and_can_be_taken_back():
    idea, resident = IdeaFactory(), ResidentFactory()
    assert support(idea, resident)
    assert not support(idea, resident)
    assert Idea.objects.with_counts().get().supporters == 1
    assert unsupport_idea(idea=idea, resident=resident, by=resident.account)
    assert not unsupport_idea(idea=idea, resident=resident, by=resident.account)


@pytest.mark.parametrize("state", [State.SUBMITTED, State.DECLINED, State.WITHDRAWN])
def test_an_idea_that_is_not_open_takes_nothing(state):
    idea, resident = IdeaFactory(state=state), ResidentFactory()
    with pytest.raises(IdeaClosed):
        support(idea, resident)
    with pytest.raises(IdeaClosed):
        comment_on(idea=idea, resident=resident, by=None, text="J’en suis.")
    with pytest.raises(IdeaClosed):
        join_idea(idea=idea, resident=resident, by=None, role="helper")


def test_the_words_of_the_city_are_marked():
    idea, officer = IdeaFactory(), OfficerFactory()
    resident = ResidentFactory(account=officer)
    assert comment_on(idea=idea, resident=resident, by=officer, text="Bonne idée.").by_city
    neighbour = ResidentFactory()
    said = comment_on(idea=idea, resident=neighbour, by=neighbour.account, text="Oui !")
    assert not said.by_city


def test_who_joins_supports_too_and_may_change_her_part_or_leave():
    idea, resident = IdeaFactory(), ResidentFactory()
    join_idea(idea=idea, resident=resident, by=None, role="helper")
    member = join_idea(idea=idea, resident=resident, by=None, role="skill", words="menuisière")
    assert (idea.members.get(), member.words) == (member, "menuisière")
    assert idea.supports.count() == 1
    assert leave_idea(idea=idea, resident=resident, by=None)


def test_merged_ideas_bring_their_people_each_counted_once():
    into, other = IdeaFactory(), IdeaFactory()
    both, only = ResidentFactory(), ResidentFactory()
    for idea, resident in [(into, both), (other, both), (other, only)]:
        support(idea, resident)
    join_idea(idea=other, resident=only, by=None, role="lead")
    merge_ideas(into=into, ideas=[other], by=OfficerFactory(), note="Des bancs et de l’ombre.")
    other.refresh_from_db()
    assert (other.state, other.merged_into) == (State.MERGED, into)
    assert into.supports.count() == 2
    roles = dict(into.members.values_list("resident", "role"))
    assert roles == {only.pk: "lead", other.author_id: "helper"}
    assert into.versions.get().note == "Des bancs et de l’ombre."


def test_what_was_merged_before_leads_to_the_last_one():
    first, second, third = IdeaFactory.create_batch(3)
    officer = OfficerFactory()
    merge_ideas(into=second, ideas=[first], by=officer, note="Ensemble.")
    merge_ideas(into=third, ideas=[second], by=officer, note="Ensemble.")
    first.refresh_from_db()
    assert first.merged_into == third


def test_an_idea_does_not_join_itself():
    idea = IdeaFactory()
    with pytest.raises(ValueError, match="another"):
        merge_ideas(into=idea, ideas=[idea], by=OfficerFactory(), note="")


def test_each_person_behind_an_idea_is_told_once_of_the_citys_answer():
    idea, officer = IdeaFactory(), OfficerFactory()
    helper, friend = ResidentFactory(), ResidentFactory()
    join_idea(idea=idea, resident=helper, by=None, role="helper")
    support(idea, friend)
    accept_idea(
        idea=idea,
        by=officer,
        reason="La place est à nous.",
        next_step="Atelier du 3 juillet",
        due_on="2026-07-03",
    )
    told = Message.objects.filter(template="idea_step").values_list("to", flat=True)
    assert sorted(told) == sorted([idea.author.email, helper.email, friend.email])
    assert idea.frames.latest().fits


def test_an_idea_outside_the_citys_field_stays_readable_with_the_reason():
    idea = IdeaFactory()
    frame = decline_idea(idea=idea, by=OfficerFactory(), reason="La route est au département.")
    idea.refresh_from_db()
    assert (idea.is_visible, idea.is_open, frame.fits) == (True, False, False)


def test_an_accepted_idea_becomes_an_initiative_that_remembers_it():
    idea, officer = IdeaFactory(state=State.ACCEPTED), OfficerFactory()
    initiative = begin_from_idea(
        idea=idea, by=officer, summary="On y va.", from_residents="L’idée et les places."
    )
    idea.refresh_from_db()
    assert idea.state == State.ADOPTED
    assert list(idea.initiatives.all()) == [initiative]
    assert Message.objects.filter(template="idea_step").count() == 1


def test_something_improper_is_reported_once_and_the_answer_reaches_who_said_so():
    comment, resident = CommentFactory(), ResidentFactory()
    act = {"thing": comment, "resident": resident, "by": resident.account, "why": "insult"}
    assert report(**act)
    assert not report(**act)
    hide_comment(comment=comment, by=OfficerFactory(), reason="Une insulte.")
    told = Message.objects.get(template="idea_report_settled")
    assert (told.to, told.context["gone"]) == (resident.email, True)


def test_what_may_stay_is_answered_with_the_reason():
    idea, resident = IdeaFactory(), ResidentFactory()
    report(thing=idea, resident=resident, by=None, why="other", words="C’est bête.")
    row = Report.objects.get()
    assert settle_report(report=row, by=OfficerFactory(), answer="On a le droit de rêver.")
    assert not settle_report(report=row, by=OfficerFactory(), answer="Encore.")
    assert not Message.objects.get(template="idea_report_settled").context["gone"]
