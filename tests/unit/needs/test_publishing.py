"""A verified association publishes at once and is checked afterwards; others wait for the city."""

import pytest

from engagement.needs.actions import (
    check_need,
    publish_need,
    publish_submitted_of,
    refuse_need,
    submit_need,
)
from engagement.needs.models import Need
from engagement.outbox.models import Message
from tests.factories import AssociationFactory, NeedFactory

pytestmark = pytest.mark.django_db


def draft(association, **facts):
    return NeedFactory(association=association, state="draft", published_at=None, **facts)


def test_what_its_association_published_is_to_check_once(treize, odile, officer):
    need = publish_need(need=draft(treize), by=odile)
    assert list(Need.objects.to_check()) == [need]
    check_need(need=need, by=officer)
    assert (need.checked_by, bool(need.checked_at)) == (officer, True)
    assert not Need.objects.to_check().exists()


def test_a_second_look_keeps_who_looked_first(treize, odile, officer, viviane):
    need = publish_need(need=draft(treize), by=odile)
    check_need(need=need, by=officer)
    assert check_need(need=need, by=viviane).checked_by == officer


def test_what_the_officer_published_is_checked(treize, odile, officer):
    need = publish_need(need=submit_need(need=draft(treize), by=odile), by=officer)
    assert need.checked_by == officer
    assert not Need.objects.to_check().exists()


def test_who_publishes_herself_is_not_written_to(treize, odile, officer):
    publish_need(need=draft(treize), by=odile)
    assert not Message.objects.exists()
    publish_need(need=draft(treize), by=officer)
    assert Message.objects.filter(template="need_published").exists()


def test_drafts_feeds_and_pending_associations_are_not_to_check(treize):
    draft(treize)
    NeedFactory(association=treize, source="feed", source_id="1")
    NeedFactory(association=AssociationFactory(state="listed"))
    assert not Need.objects.to_check().exists()


def test_what_waited_is_published_with_its_association(treize, voisine, odile, officer):
    waiting = [submit_need(need=draft(treize), by=odile) for _ in range(2)]
    others = [draft(treize), submit_need(need=draft(voisine), by=None)]
    assert publish_submitted_of(association=treize, by=officer) == waiting
    assert publish_submitted_of(association=treize, by=officer) == []
    assert {need.state for need in Need.objects.filter(pk__in=[n.pk for n in waiting])} == {
        "published"
    }
    for need in others:
        assert Need.objects.get(pk=need.pk).state == need.state
    assert Message.objects.filter(to=odile.email, template="need_published").count() == 2


def test_what_was_refused_is_read_again_before_it_appears(treize, odile, officer):
    need = refuse_need(need=submit_need(need=draft(treize), by=odile), by=officer, reason="Où ?")
    assert not need.can_move(Need.State.PUBLISHED)
    assert publish_need(need=submit_need(need=need, by=odile), by=officer).published_at
