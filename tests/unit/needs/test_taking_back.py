"""An answer of the officer is taken back as if it had not been given, and the log says both."""

import pytest

from engagement.associations.actions import (
    ask_to_join,
    grant_request,
    refuse_association,
    take_back_grant,
    take_back_refusal,
    verify_association,
)
from engagement.associations.models import Association
from engagement.base.models import IllegalMove
from engagement.matching.actions import recall_suggestions, suggest_need
from engagement.needs.actions import (
    check_need,
    publish_need,
    publish_submitted_of,
    refuse_need,
    sign_up,
    take_back_check,
    take_back_need_refusal,
    take_back_publication,
    take_back_yes_to,
)
from engagement.needs.models import Need, NeedPosting
from tests import factories


@pytest.fixture
def pending(db):
    return factories.AssociationFactory(state=Association.State.PENDING)


def handed_in(association):
    return factories.NeedFactory(
        association=association, state=Need.State.SUBMITTED, published_at=None, shifts=[3]
    )


def states_of(row):
    return [(move.from_state, move.to_state) for move in row.moves.order_by("pk")]


def test_a_yes_and_what_it_published_wait_again(officer, pending):
    need = handed_in(pending)
    verify_association(association=pending, by=officer)
    publish_submitted_of(association=pending, by=officer)
    take_back_yes_to(association=pending, by=officer)
    need.refresh_from_db()
    assert (pending.state, pending.verified_at, need.state) == ("pending", None, "submitted")
    assert (need.published_at, need.checked_by) == (None, None)
    assert not NeedPosting.objects.filter(need=need).exists()
    assert states_of(need) == [("submitted", "published"), ("published", "submitted")]


def test_a_place_taken_meanwhile_keeps_the_need(officer, treize, ines):
    need = publish_need(need=handed_in(treize), by=officer)
    sign_up(shift=need.shifts.get(), resident=ines, by=ines.account)
    with pytest.raises(IllegalMove):
        take_back_publication(need=need, by=officer)
    need.refresh_from_db()
    assert need.state == "published"


def test_only_who_answered_and_only_the_last_answer(officer, pending):
    refuse_association(association=pending, by=officer, reason="Sans RNA.")
    with pytest.raises(IllegalMove):
        take_back_refusal(association=pending, by=factories.OfficerFactory())
    pending.move(Association.State.PENDING, by=None)
    with pytest.raises(IllegalMove):
        take_back_refusal(association=pending, by=officer)


def test_taking_back_does_not_start_the_promised_time_again(officer, pending):
    waiting = Association.objects.with_waiting_since()
    refuse_association(association=pending, by=officer, reason="Sans RNA.")
    take_back_refusal(association=pending, by=officer)
    assert waiting.get().waiting_since == pending.created_at
    refuse_association(association=pending, by=officer, reason="Sans RNA.")
    pending.move(Association.State.PENDING, by=None)
    assert waiting.get().waiting_since == pending.moves.latest("pk").at


@pytest.mark.parametrize("state", [Association.State.VERIFIED, Association.State.LISTED])
def test_a_grant_is_undone_whole(officer, ines, state):
    association = factories.AssociationFactory(state=state)
    request = ask_to_join(association=association, by=ines.account)
    grant_request(request=request, by=officer)
    take_back_grant(request=request, by=officer)
    association.refresh_from_db()
    assert (request.state, association.state) == ("pending", state)
    assert not association.memberships.exists()


def test_a_need_refused_or_read_waits_again(officer, treize, clean_up):
    need = handed_in(treize)
    refuse_need(need=need, by=officer, reason="Où ?")
    assert take_back_need_refusal(need=need, by=officer).state == "submitted"
    check_need(need=clean_up, by=officer)
    with pytest.raises(IllegalMove):
        take_back_check(need=clean_up, by=factories.OfficerFactory())
    assert take_back_check(need=clean_up, by=officer).checked_at is None


def test_suggestions_recalled_may_be_made_again(officer, clean_up, ines):
    since = clean_up.published_at
    assert suggest_need(need=clean_up, by=officer)
    other = factories.OfficerFactory()
    assert recall_suggestions(need=clean_up, by=other, since=since) == 0
    assert recall_suggestions(need=clean_up, by=officer, since=since) == 1
    assert not clean_up.suggestions.exists()
