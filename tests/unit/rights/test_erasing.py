"""What an erasure does to others: places are freed and offered, counts stay the same."""

import datetime as dt

import pytest
from django.db.models import Sum
from django.utils import timezone

from engagement.associations.models import Association, Membership
from engagement.events.actions import register
from engagement.events.figures import figures_of
from engagement.events.models import Event, Registration
from engagement.insight.participation import participation
from engagement.needs.actions import sign_up
from engagement.needs.models import Shift, SignUp
from engagement.outbox.models import Message
from engagement.people.models import Account, Resident
from engagement.rights.actions import erase
from engagement.rights.leaving import HoldsRole, MustHandOver
from tests import factories
from tests.unit.rights.dumps import dump

pytestmark = pytest.mark.django_db


@pytest.fixture
def full(clean_up) -> Shift:
    Shift.objects.update(capacity=1)
    return clean_up.shifts.get()


@pytest.fixture
def past(clean_up, ines, officer) -> SignUp:
    """Two hours that Inès gave last week, counted."""
    signup = sign_up(shift=clean_up.shifts.get(), resident=ines, by=None)
    ended = timezone.now() - dt.timedelta(days=7)
    Shift.objects.update(starts_at=ended - dt.timedelta(hours=2), ends_at=ended)
    counted = {"attendance": "came", "minutes": 120, "marked_by": officer}
    SignUp.objects.update(marked_at=ended, **counted)
    return signup


def test_her_place_is_offered_to_the_next(full, ines, omar):
    sign_up(shift=full, resident=ines, by=ines.account)
    waiting = sign_up(shift=full, resident=omar, by=omar.account, wait=True)
    erase(resident=ines, by=ines.account)
    waiting.refresh_from_db()
    assert waiting.state == SignUp.State.OFFERED
    assert Message.objects.filter(template="place_offered", to=omar.email).exists()


def test_the_association_is_told_without_her_name(full, ines, odile):
    sign_up(shift=full, resident=ines, by=ines.account)
    erase(resident=ines, by=ines.account)
    told = Message.objects.filter(to=odile.email)
    assert told.filter(template="somebody_cancelled").exists()
    assert not any("Inès" in str(message.context) for message in told)
    assert "in\\u00e8s" not in dump()


def test_who_comes_with_her_to_a_fete_keeps_a_place(ines):
    fete = factories.event(capacity=5)
    child = Resident.objects.create(name="Noé", account=ines.account)
    register(event=fete, resident=ines, companions=[child], by=ines.account)
    erase(resident=child, by=ines.account)
    assert Registration.objects.live().get().resident == ines
    assert Event.objects.get().taken == 1


def test_what_is_counted_stays_the_same(past, ines, clean_up):
    for _ in range(12):
        resident = factories.ResidentFactory(neighbourhood=ines.neighbourhood)
        SignUp.objects.create(shift=past.shift, resident=resident)
    fete = factories.event()
    registration = register(event=fete, resident=ines, by=ines.account)
    Registration.objects.update(came_at=timezone.now())
    Event.objects.update(
        starts_at=timezone.now() - dt.timedelta(hours=5),
        ends_at=timezone.now() - dt.timedelta(hours=1),
    )

    def counted():
        hours = SignUp.objects.aggregate(sum=Sum("minutes"))
        taken = list(Shift.objects.values_list("taken", flat=True))
        return participation(365), hours, taken, figures_of(Event.objects.get())

    before = counted()
    assert before[0].people
    erase(resident=ines, by=ines.account)
    assert counted() == before
    left = Registration.objects.get(pk=registration.pk).resident
    assert (left.name, left.email, left.account) == ("", "", None)


def test_the_hours_of_others_do_not_lead_to_her(past, ines):
    number = ines.public_id
    erase(resident=ines, by=None)
    left = SignUp.objects.get().resident
    assert left.public_id != number
    assert left.neighbourhood is not None


def test_without_a_past_no_row_is_left(ines):
    erase(resident=ines, by=ines.account)
    assert not Resident.objects.exists()
    assert not Account.objects.filter(pk=ines.account_id).exists()


def test_the_last_to_answer_for_an_association_hands_over_first(treize, odile):
    resident = factories.ResidentFactory(account=odile, name="Odile")
    with pytest.raises(MustHandOver) as refused:
        erase(resident=resident, by=odile)
    assert refused.value.associations == [treize]
    assert Account.objects.filter(pk=odile.pk).exists()
    Membership.objects.create(association=treize, account=factories.AccountFactory())
    erase(resident=resident, by=odile)
    assert Association.objects.get().memberships.count() == 1


def test_a_helper_is_nobody_s_last_owner(treize):
    resident = factories.ResidentFactory()
    Membership.objects.create(association=treize, account=resident.account, role="helper")
    assert erase(resident=resident, by=None).people == 1


def test_an_officer_gives_her_role_back_first(officer):
    resident = factories.ResidentFactory(account=officer)
    with pytest.raises(HoldsRole):
        erase(resident=resident, by=officer)


def test_what_she_did_as_a_guest_with_her_address_goes_too(ines):
    guest = Resident.objects.create(name="Inès B.", email=ines.email.upper())
    erase(resident=ines, by=None)
    assert not Resident.objects.filter(pk=guest.pk).exists()


def test_of_a_couple_with_one_address_the_other_keeps_hers(omar):
    rose = Resident.objects.create(name="Rose Martin", email="deux@chez.example")
    paul = Resident.objects.create(name="Paul Martin", email="deux@chez.example")
    waits = {"kind": "notice", "template": "x", "to": "deux@chez.example"}
    Message.objects.create(**waits, dedupe_key="a", recipient_key=f"resident:{paul.public_id}")
    Message.objects.create(**waits, dedupe_key="b", recipient_key=f"resident:{rose.public_id}")
    erase(resident=rose, by=None)
    assert Resident.objects.get(pk=paul.pk).email == "deux@chez.example"
    assert set(Message.objects.exclude(template="erased").values_list("dedupe_key")) == {("a",)}


def test_a_last_message_says_so_unless_she_has_no_address(ines):
    nobody = Resident.objects.create(name="Lucienne")
    erase(resident=nobody, by=None)
    assert not Message.objects.filter(template="erased").exists()
    erase(resident=ines, by=None)
    assert Message.objects.get(template="erased").kind == Message.Kind.CONFIRMATION
