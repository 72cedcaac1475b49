"""The list of people that an association prints: first names, nothing else of anybody."""

import pytest
from django.test import Client
from django.urls import reverse

from engagement.needs.actions import sign_up
from tests import factories
from tests.conftest import client_of


def sheet(need, shift=None) -> str:
    shift = shift or need.shifts.get()
    return reverse("associations:people", args=[need.association.slug, need.slug, shift.pk])


def test_it_names_who_comes_by_first_name(clean_up, ines, odile):
    ines.name = "Inès Dupont-Durand"
    ines.save()
    sign_up(shift=clean_up.shifts.get(), resident=ines, by=ines.account)
    page = client_of(odile).get(sheet(clean_up)).text
    assert "Inès" in page
    assert "Dupont" not in page
    assert ines.email not in page
    assert "tick-box" in page


def test_only_those_of_this_shift_are_on_it(clean_up, ines, odile):
    other = factories.ShiftFactory(need=clean_up)
    sign_up(shift=other, resident=ines, by=ines.account)
    first = clean_up.shifts.exclude(pk=other.pk).get()
    assert "Inès" not in client_of(odile).get(sheet(clean_up, first)).text


@pytest.mark.parametrize("who", ["stranger", "owner of another", "officer"])
def test_nobody_else_sees_it(who, clean_up, omar, viviane, voisine, officer):
    account = {"stranger": omar.account, "owner of another": viviane, "officer": officer}[who]
    assert client_of(account).get(sheet(clean_up)).status_code == 404


def test_a_shift_of_another_need_is_not_found_under_ones_own(clean_up, odile, voisine):
    other = factories.NeedFactory(association=voisine, shifts=[1])
    assert client_of(odile).get(sheet(clean_up, other.shifts.get())).status_code == 404


def test_a_visitor_signs_in_first_and_a_post_is_refused(clean_up, odile):
    assert Client().get(sheet(clean_up)).status_code == 302
    assert client_of(odile).post(sheet(clean_up)).status_code == 405
