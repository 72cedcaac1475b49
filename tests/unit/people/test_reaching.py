"""One place chooses how somebody is reached: e-mail, telephone, letter, or the desk is told."""

from datetime import timedelta

import pytest
from django.utils import timezone

from engagement.people.models import Resident
from engagement.people.reaching import (
    CAN_WAIT,
    CANNOT_WAIT,
    HERSELF,
    OFFERED,
    REMINDED,
    is_reachable,
    reach,
)

MAIL, PHONE, HOME = "y@exemple.example", "03 28 00 00 00", "3 rue du Sud\n59640 Dunkerque"


def yvonne(email: str = "", phone: str = "", postal_address: str = "") -> Resident:
    return Resident(name="Yvonne", email=email, phone=phone, postal_address=postal_address)


def way(resident: Resident, pressing, before=None) -> tuple[str, str] | None:
    found = reach([resident], pressing, before)
    return (found.way, found.to) if found else None


@pytest.mark.parametrize("pressing", [CANNOT_WAIT, OFFERED, REMINDED, CAN_WAIT, HERSELF])
def test_an_e_mail_address_is_always_first(pressing):
    assert way(yvonne(MAIL, PHONE, HOME), pressing) == ("email", MAIL)


@pytest.mark.parametrize(
    ("pressing", "resident", "expected"),
    [
        (CANNOT_WAIT, yvonne("", PHONE, HOME), ("telephone", PHONE)),
        (CANNOT_WAIT, yvonne("", "", HOME), ("letter", HOME)),
        (CANNOT_WAIT, yvonne(), ("desk", "Yvonne")),
        (OFFERED, yvonne("", PHONE, HOME), ("telephone", PHONE)),
        (OFFERED, yvonne("", "", HOME), ("desk", "Yvonne")),
        (REMINDED, yvonne("", PHONE), ("telephone", PHONE)),
        (REMINDED, yvonne("", "", HOME), None),
        (CAN_WAIT, yvonne("", PHONE, HOME), ("letter", HOME)),
        (CAN_WAIT, yvonne("", PHONE), ("telephone", PHONE)),
        (CAN_WAIT, yvonne(), None),
        (HERSELF, yvonne("", PHONE, HOME), None),
    ],
)
def test_without_one_it_depends_on_what_is_known_and_on_what_presses(pressing, resident, expected):
    assert way(resident, pressing) == expected


def test_a_letter_is_no_way_for_what_comes_before_it_is_read():
    at_home = yvonne("", "", HOME)
    soon, later = (timezone.now() + timedelta(days=days) for days in (4, 6))
    assert way(at_home, CANNOT_WAIT, soon) == ("desk", "Yvonne")
    assert way(at_home, CANNOT_WAIT, later) == ("letter", HOME)


def test_of_a_party_the_best_way_to_any_of_them_is_taken():
    found = reach([yvonne("", PHONE), yvonne(MAIL)], CANNOT_WAIT)
    assert found is not None
    assert (found.way, found.to) == ("email", MAIL)


@pytest.mark.django_db
def test_a_filter_finds_those_whom_some_way_reaches():
    for number, resident in enumerate([yvonne(MAIL), yvonne("", PHONE), yvonne("", "", HOME)]):
        resident.name = str(number)
        resident.save()
    yvonne().save()
    names = Resident.objects.filter(is_reachable()).values_list("name", flat=True)
    assert sorted(names) == ["0", "1", "2"]
