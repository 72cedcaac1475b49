"""A need from its draft to its end."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from engagement.base.models import IllegalMove
from engagement.needs.actions import (
    change_shift,
    close_past_needs,
    post_need,
    publish_need,
    refuse_need,
    sign_up,
    submit_need,
    withdraw_need,
)
from engagement.needs.models import Need, Shift, SignUp
from engagement.outbox.models import Message
from engagement.outbox.rendering import render
from tests.factories import NeedFactory, ShiftFactory

pytestmark = pytest.mark.django_db


def post(treize, odile, nature, **facts):
    start = timezone.now() + timedelta(days=2)
    return post_need(
        association=treize,
        by=odile,
        title=facts.pop("title", "Planter l’œillet des dunes"),
        description="Deux heures, bottes fournies.",
        interests=[nature],
        neighbourhood=treize.neighbourhood,
        place="Dune Dewulf",
        shifts=facts.pop("shifts", [(start, start + timedelta(hours=2), 6), (None, None, 2)]),
        **facts,
    )


def test_a_new_need_is_a_draft_with_its_shifts(treize, odile, nature):
    need = post(treize, odile, nature, bring="Des bottes")
    assert need.state == Need.State.DRAFT
    assert need.slug == "planter-l-oeillet-des-dunes"
    assert [shift.capacity for shift in need.shifts.all()] == [6, 2]
    assert list(need.interests.all()) == [nature]
    assert need.bring == "Des bottes"


def test_two_needs_of_one_title_have_two_addresses(treize, odile, nature):
    slugs = {post(treize, odile, nature).slug for _ in range(3)}
    assert slugs == {
        "planter-l-oeillet-des-dunes",
        "planter-l-oeillet-des-dunes-2",
        "planter-l-oeillet-des-dunes-3",
    }


def test_a_shift_that_ends_before_it_starts_leaves_no_need(treize, odile, nature):
    now = timezone.now()
    with pytest.raises(ValidationError):
        post(treize, odile, nature, shifts=[(now, now - timedelta(hours=1), 3)])
    assert not Need.objects.exists()


def test_the_officer_publishes_what_was_submitted_and_the_association_reads_so(
    treize, odile, officer, nature
):
    need = submit_need(need=post(treize, odile, nature), by=odile)
    publish_need(need=need, by=officer)
    assert need.published_at
    assert [move.by for move in need.moves.all()] == [odile, officer]
    told = Message.objects.filter(template="need_published")
    assert {message.to for message in told} == {treize.email, odile.email}
    assert "/i/b" in render(told[0]).text


def test_a_refused_need_says_why_and_may_be_submitted_again(treize, odile, officer, nature):
    need = submit_need(need=post(treize, odile, nature), by=odile)
    refuse_need(need=need, by=officer, reason="Précisez l’adresse & l’heure.")
    words = render(Message.objects.get(template="need_refused", to=odile.email))
    assert "Précisez l’adresse & l’heure." in words.text
    assert "Précisez l’adresse &amp; l’heure." in words.html
    assert submit_need(need=need, by=odile).state == Need.State.SUBMITTED


def test_a_draft_cannot_be_refused(treize, odile, officer, nature):
    with pytest.raises(IllegalMove):
        refuse_need(need=post(treize, odile, nature), by=officer, reason="Non")


def test_a_withdrawn_need_frees_its_people_and_tells_them(clean_up, ines, odile):
    shift = clean_up.shifts.get()
    sign_up(shift=shift, resident=ines, by=None)
    withdraw_need(need=clean_up, by=odile)
    shift.refresh_from_db()
    assert shift.taken == 0
    assert not SignUp.objects.live().exists()
    message = Message.objects.get(template="need_withdrawn")
    assert message.to == ines.email
    assert "n’aura pas lieu" in render(message).text


def test_a_withdrawn_need_keeps_who_came_before(clean_up, ines):
    past = ShiftFactory(need=clean_up, starts_at=timezone.now() - timedelta(days=9))
    SignUp.objects.create(shift=past, resident=ines)
    withdraw_need(need=clean_up, by=None)
    assert SignUp.objects.live().filter(shift=past).exists()


def test_a_need_is_over_when_its_last_shift_is_past(treize):
    yesterday = timezone.now() - timedelta(days=1)
    past, open_ended, mixed = (NeedFactory(association=treize) for _ in range(3))
    ShiftFactory(need=past, starts_at=yesterday)
    ShiftFactory(need=open_ended, starts_at=yesterday, ends_at=None)
    ShiftFactory(need=mixed, starts_at=yesterday)
    ShiftFactory(need=mixed)
    assert close_past_needs() == 1
    assert close_past_needs() == 0
    states = {need.pk: need.state for need in Need.objects.all()}
    assert states == {past.pk: "over", open_ended.pk: "published", mixed.pk: "published"}


def test_new_times_are_told_to_those_who_come(clean_up, ines, odile):
    shift = clean_up.shifts.get()
    sign_up(shift=shift, resident=ines, by=None)
    start = shift.starts_at + timedelta(days=1)
    change_shift(
        shift=shift, by=odile, starts_at=start, ends_at=start + timedelta(hours=1), capacity=10
    )
    assert Message.objects.get(template="shift_moved").to == ines.email
    assert Shift.objects.get().starts_at == start


def test_a_smaller_shift_still_holds_those_who_signed_up(clean_up, ines, omar, odile):
    shift = clean_up.shifts.get()
    stale = Shift.objects.get(pk=shift.pk)
    for resident in (ines, omar):
        sign_up(shift=shift, resident=resident, by=None)
    change_shift(
        shift=stale, by=odile, starts_at=stale.starts_at, ends_at=stale.ends_at, capacity=1
    )
    assert (stale.capacity, stale.taken) == (2, 2)
    assert not Message.objects.filter(template="shift_moved").exists()
