"""One yes for an association and its first need; refusals, suspensions, requests to take over."""

import pytest

from cms.desk.ready_reasons import FIRST_REASONS
from engagement.associations.actions import ask_to_join, grant_request
from engagement.associations.models import Association, JoinRequest
from engagement.matching.models import Suggestion
from engagement.needs.actions import sign_up
from engagement.needs.models import Need
from engagement.outbox.models import Message
from tests import factories

READY = FIRST_REASONS["association"]


def act(name, row):
    return f"/admin/{row._meta.model_name}/{name}/{row.pk}/"


@pytest.fixture
def newcomer(petite_synthe, nature):
    return factories.AssociationFactory(
        name="Nouvelle", description="Un jardin pour tous.", state=Association.State.PENDING
    )


@pytest.fixture
def first_need(newcomer, petite_synthe, nature):
    return factories.NeedFactory(
        title="Bêcher",
        association=newcomer,
        neighbourhood=petite_synthe,
        interests=[nature],
        state=Need.State.SUBMITTED,
        published_at=None,
        shifts=[4],
    )


def test_one_page_shows_both_as_residents_will_see_them(officer_client, newcomer, first_need):
    page = officer_client.get(act("verify", newcomer)).text
    assert "Un jardin pour tous." in page
    assert f'<iframe src="/besoins/{first_need.slug}/"' in page
    assert "Oui, publier" in page
    assert act("refuse", newcomer) in page


def test_one_yes_publishes_both(officer_client, officer, newcomer, first_need, client):
    officer_client.post(act("verify", newcomer))
    newcomer.refresh_from_db()
    first_need.refresh_from_db()
    assert (newcomer.state, newcomer.verified_by) == (Association.State.VERIFIED, officer)
    assert (first_need.state, first_need.checked_by) == (Need.State.PUBLISHED, officer)
    assert client.get(f"/besoins/{first_need.slug}/").status_code == 200
    assert not Suggestion.objects.exists()


def test_the_same_yes_may_tell_the_best_placed(officer_client, newcomer, first_need, ines):
    page = officer_client.post(act("verify", newcomer), {"tell": "on"}, follow=True).text
    assert "1 habitant·e prévenu·e." in page
    assert Suggestion.objects.get().resident == ines


def test_one_that_may_be_there_already_is_pointed_at(officer_client, newcomer, treize):
    Association.objects.filter(pk=treize.pk).update(name="nouvelle")
    assert act("inspect", treize) in officer_client.get(act("verify", newcomer)).text


def test_a_refusal_takes_ready_words_and_own_ones(officer_client, newcomer, first_need):
    officer_client.post(act("refuse", newcomer), {"ready": READY[:2], "reason": "À bientôt."})
    newcomer.refresh_from_db()
    first_need.refresh_from_db()
    reason = newcomer.moves.get().reason
    assert newcomer.state == Association.State.REFUSED
    assert first_need.state == Need.State.SUBMITTED
    assert "RNA" in reason
    assert reason.endswith("\nÀ bientôt.")


def test_without_a_reason_nothing_is_done(officer_client, newcomer, treize):
    for name, row in (("refuse", newcomer), ("suspend", treize)):
        assert officer_client.post(act(name, row), {"reason": " "}).status_code == 200
        assert not row.moves.exists()


def test_suspending_hides_needs_and_tells_those_signed_up_and_the_association(
    officer_client, clean_up, treize, odile, ines, client
):
    sign_up(shift=clean_up.shifts.get(), resident=ines, by=None)
    officer_client.post(act("suspend", treize), {"reason": "Plainte."})
    treize.refresh_from_db()
    assert treize.state == Association.State.SUSPENDED
    assert client.get(f"/besoins/{clean_up.slug}/").status_code != 200
    assert Message.objects.filter(to=ines.email, template="need_on_hold").count() == 1
    assert Message.objects.filter(to=odile.email, template="association_suspended").exists()


def test_reinstating_shows_them_again(officer_client, clean_up, treize, client):
    treize.move(Association.State.SUSPENDED, by=None, reason="Plainte.")
    page = officer_client.get(act("inspect", treize)).text
    assert act("reinstate", treize) in page
    assert act("verify", treize) not in page
    officer_client.post(act("reinstate", treize))
    assert client.get(f"/besoins/{clean_up.slug}/").status_code == 200


@pytest.fixture
def claim(ines):
    listed = factories.AssociationFactory(name="Le Phare", state=Association.State.LISTED)
    return ask_to_join(association=listed, by=ines.account, words="Sa présidente.")


def test_a_claim_is_read_and_granted(officer_client, claim, ines):
    page = officer_client.get(act("inspect", claim)).text
    assert "Sa présidente." in page
    assert act("grant", claim) in page
    officer_client.post(act("grant", claim))
    claim.association.refresh_from_db()
    assert claim.association.state == Association.State.VERIFIED
    assert claim.association.memberships.owners().get().account == ines.account


def test_a_claim_is_refused_in_words(officer_client, claim):
    officer_client.post(act("refuse", claim), {"ready": FIRST_REASONS["joinrequest"][:1]})
    claim.refresh_from_db()
    assert claim.state == JoinRequest.State.REFUSED
    assert "document" in claim.moves.get().reason


def test_a_need_published_by_its_association_is_checked_afterwards(
    officer_client, officer, clean_up
):
    page = officer_client.get(f"/admin/need/check/{clean_up.pk}/").text
    assert f'<iframe src="/besoins/{clean_up.slug}/"' in page
    officer_client.post(f"/admin/need/check/{clean_up.pk}/")
    clean_up.refresh_from_db()
    assert (clean_up.checked_by, clean_up.state) == (officer, Need.State.PUBLISHED)
    assert officer_client.get(f"/admin/need/check/{clean_up.pk}/").status_code == 302


@pytest.mark.parametrize("name", ["verify", "refuse", "suspend", "reinstate"])
def test_an_editor_may_not_act(editor_client, newcomer, name):
    editor_client.post(act(name, newcomer), {"reason": "Non"})
    assert not newcomer.moves.exists()


def test_a_yes_that_comes_after_a_suspension_changes_nothing(officer_client, treize):
    Association.objects.filter(pk=treize.pk).update(state=Association.State.SUSPENDED)
    officer_client.post(act("verify", treize))
    treize.refresh_from_db()
    assert treize.state == Association.State.SUSPENDED


def test_the_officer_reads_who_came_into_a_team_and_left(officer_client, treize, ines):
    request = ask_to_join(association=treize, by=ines.account)
    grant_request(request=request, by=ines.account)
    page = officer_client.get(act("inspect", treize)).text
    assert f"{ines.account} : — → aide".replace(" :", "\u00a0:") in page
