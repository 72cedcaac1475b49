"""A class, a company, a troop, with somebody who leads it."""

import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from engagement.needs.actions.groups import join_group, make_group, minutes_of, sign_up_group
from engagement.needs.models import Group, GroupOuting, SignUp
from engagement.web.associations.people import people_of
from tests.conftest import client_of
from tests.web.residents.conftest import form_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def client_ines(ines):
    return client_of(ines.account)


@pytest.fixture
def troop(ines):
    return make_group(lead=ines, name="La troupe du lac", kind="troop", size=6, by=ines.account)


def test_a_group_is_made_with_a_name_a_kind_and_a_size(client_ines, ines):
    told = {"name": "CM2 de Mme Roy", "kind": "class", "size": "24"}
    answer = client_ines.post(reverse("residents:groups"), told)
    group = Group.objects.get()
    assert (group.lead, group.size, answer.url) == (
        ines,
        24,
        reverse("residents:group", args=[group.pk]),
    )
    for size in ("1", "501", ""):
        page = client_ines.post(reverse("residents:groups"), told | {"size": size})
        assert page.context["form"].errors.keys() == {"size"}


def test_its_lead_takes_a_place_for_each_all_or_none(client_ines, shift, ines, troop):
    assert "J’inscris mon groupe" in client_ines.get(form_of(shift)).content.decode()
    client_ines.post(form_of(shift), {"group": troop.pk, "names": "Ana, Bilal"})
    signup = SignUp.objects.get()
    assert (signup.resident, signup.seats, signup.outing.group) == (ines, 6, troop)
    (person,) = people_of(shift)
    assert person.answers == [("Groupe :", "La troupe du lac"), ("Prénoms :", "Ana, Bilal")]


def test_where_not_all_fit_nobody_is_signed_up(client_ines, shift, troop):
    shift.need.shifts.update(taken=5)
    page = client_ines.post(form_of(shift), {"group": troop.pk})
    assert "Il reste 5 places libres" in page.content.decode()
    assert not SignUp.objects.exists()
    assert not GroupOuting.objects.exists()


def test_fewer_may_come_than_the_group_has(client_ines, shift, troop):
    client_ines.post(form_of(shift), {"group": troop.pk, "others": "2"})
    assert SignUp.objects.get().seats == 3


def test_who_leads_none_is_asked_nothing_and_another_s_group_is_refused(shift, omar, troop):
    client = client_of(omar.account)
    assert "mon groupe" not in client.get(form_of(shift)).content.decode()
    client.post(form_of(shift), {"group": troop.pk})
    assert SignUp.objects.get().seats == 1
    assert not GroupOuting.objects.exists()
    assert client.get(reverse("residents:group", args=[troop.pk])).status_code == 404


def test_members_join_by_the_link_see_where_it_goes_and_leave(client_ines, shift, omar, troop):
    sign_up_group(group=troop, shift=shift, by=None, seats=6)
    link = reverse("residents:join_group", args=[troop.key])
    client = client_of(omar.account)
    assert shift.need.title not in client.get(link).content.decode()
    client.post(link, {"do": "join"})
    assert shift.need.title in client.get(link).content.decode()
    assert "Omar" in client_ines.get(reverse("residents:group", args=[troop.pk])).content.decode()
    client.post(link, {"do": "leave"})
    assert not troop.members.exists()
    unknown = reverse("residents:join_group", args=[uuid.uuid4()])
    assert client.get(unknown).status_code == 404


def test_its_lead_is_no_member_of_it(troop, ines):
    assert not join_group(group=troop, resident=ines, by=None)


def test_the_hours_of_a_group_count_every_seat_of_those_who_came(client_ines, shift, ines, troop):
    signup = sign_up_group(group=troop, shift=shift, by=None, seats=6)
    assert minutes_of(troop) == 0
    SignUp.objects.filter(pk=signup.pk).update(
        attendance="came", minutes=90, marked_at=timezone.now(), marked_by=ines.account
    )
    assert minutes_of(troop) == 540
    page = client_ines.get(reverse("residents:group", args=[troop.pk])).content.decode()
    assert "9\u00a0h" in page


def test_an_ended_group_leaves_its_places(client_ines, shift, troop):
    sign_up_group(group=troop, shift=shift, by=None, seats=6)
    client_ines.post(reverse("residents:group", args=[troop.pk]), {"end": "1"})
    assert not Group.objects.exists()
    assert SignUp.objects.live().get().seats == 6
