"""Taking a place."""

from datetime import timedelta

import pytest
from django.utils import timezone

from engagement.associations.actions import suspend_association
from engagement.needs.actions import AlreadySignedUp, ShiftClosed, ShiftFull, sign_up
from engagement.needs.models import Need, Shift, SignUp
from engagement.outbox.models import Message
from engagement.outbox.rendering import render
from engagement.people.models import Channel
from tests.factories import NeedFactory, ResidentFactory, ShiftFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def shift(clean_up):
    return clean_up.shifts.get()


def test_takes_one_place(shift, ines):
    signup = sign_up(shift=shift, resident=ines, by=ines.account, channel=Channel.COUNTER)
    shift.refresh_from_db()
    assert (shift.taken, shift.places_left) == (1, 9)
    assert (signup.resident, signup.channel, signup.by) == (ines, Channel.COUNTER, ines.account)


def test_begins_with_the_conditional_update(shift, ines, django_assert_max_num_queries):
    with django_assert_max_num_queries(30) as queries:
        sign_up(shift=shift, resident=ines, by=None)
    statements = [query["sql"] for query in queries.captured_queries]
    first = next(sql for sql in statements if not sql.startswith(("SAVEPOINT", "BEGIN")))
    assert first.startswith("UPDATE")
    assert '"taken" <' in first


def test_refuses_when_every_place_is_taken(shift, ines):
    Shift.objects.filter(pk=shift.pk).update(taken=10)
    with pytest.raises(ShiftFull):
        sign_up(shift=shift, resident=ines, by=None)
    assert not Message.objects.exists()


def test_refuses_the_same_person_twice_and_keeps_count(shift, ines):
    sign_up(shift=shift, resident=ines, by=None)
    with pytest.raises(AlreadySignedUp):
        sign_up(shift=shift, resident=ines, by=None)
    shift.refresh_from_db()
    assert shift.taken == 1


def test_tells_a_person_with_a_place_so_even_when_the_shift_is_full(treize, ines):
    shift = NeedFactory(association=treize, shifts=[1]).shifts.get()
    sign_up(shift=shift, resident=ines, by=None)
    with pytest.raises(AlreadySignedUp):
        sign_up(shift=shift, resident=ines, by=None)


def begun(shift):
    now = timezone.now()
    Shift.objects.filter(pk=shift.pk).update(
        starts_at=now - timedelta(minutes=1), ends_at=now + timedelta(hours=1)
    )


def unpublished(shift):
    Need.objects.filter(pk=shift.need_id).update(state=Need.State.DRAFT)


def suspended(shift):
    suspend_association(association=shift.need.association, by=None, reason="Plainte")


def elsewhere(shift):
    type(shift.need.association).objects.update(state="listed")
    Need.objects.filter(pk=shift.need_id).update(application_url="https://ailleurs.example/")


@pytest.mark.parametrize("close", [begun, unpublished, suspended, elsewhere])
def test_refuses_a_shift_that_takes_nobody_here_and_keeps_count(shift, ines, close):
    close(shift)
    with pytest.raises(ShiftClosed):
        sign_up(shift=shift, resident=ines, by=None)
    shift.refresh_from_db()
    assert shift.taken == 0
    assert not SignUp.objects.exists()


def test_lets_people_join_a_period_of_weeks_while_it_runs(clean_up, ines):
    now = timezone.now()
    period = ShiftFactory(
        need=clean_up, starts_at=now - timedelta(days=30), ends_at=now + timedelta(days=30)
    )
    assert sign_up(shift=period, resident=ines, by=None).pk


def test_confirms_to_the_resident_with_all_she_needs(shift, ines):
    Need.objects.update(bring="Des gants", welcome="Odile, au ponton", place="Lac de Puythouck")
    sign_up(shift=shift, resident=ines, by=None)
    message = Message.objects.get(template="sign_up_confirmed")
    words = render(message)
    assert message.kind == Message.Kind.CONFIRMATION
    assert message.to == ines.email
    assert words.subject == "Votre place est prise : Ramasser les déchets du lac"
    for fact in ("Inès", "Des gants", "Odile, au ponton", "Lac de Puythouck", "/i/s"):
        assert fact in words.text
        assert fact in words.html


def test_tells_each_address_of_the_association_who_comes_without_her_address(shift, ines, odile):
    sign_up(shift=shift, resident=ines, by=None)
    told = Message.objects.filter(template="somebody_signed_up")
    assert {message.to for message in told} == {shift.need.association.email, odile.email}
    words = render(told[0])
    assert "Inès" in words.text
    assert "9 sur 10" in words.text
    assert ines.email not in words.text + words.html + str(told[0].context)


def test_says_nothing_to_a_resident_without_address(shift):
    guest = ResidentFactory(account=None, is_self=False, name="Jo")
    sign_up(shift=shift, resident=guest, by=None)
    assert not Message.objects.filter(template="sign_up_confirmed").exists()


def test_keeps_no_address_in_what_outlives_a_message(shift, ines, odile):
    sign_up(shift=shift, resident=ines, by=None)
    for message in Message.objects.all():
        assert "@" not in message.dedupe_key + message.recipient_key


def test_the_association_is_told_a_first_name_alone(clean_up, ines):
    ines.name = "Inès Dupont"
    sign_up(shift=clean_up.shifts.get(), resident=ines, by=ines.account)
    for message in Message.objects.filter(template="somebody_signed_up"):
        assert message.context["name"] == "Inès"
