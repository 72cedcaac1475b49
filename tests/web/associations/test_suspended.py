"""A suspended association reads its pages, changes nothing and reaches nobody."""

import pytest
from django.urls import reverse

from engagement.needs.actions import suspend_needs_of
from engagement.needs.actions.writing import WhileSuspended, answer_association, write_to_people
from engagement.needs.models import Outcome, ShiftMessage
from engagement.outbox.models import Message
from tests.conftest import client_of
from tests.unit.needs.days import expected

WHY = "Votre association est suspendue"


@pytest.fixture
def at(clock, shift, clean_up, ines, treize, officer):
    """Return what gives the addresses of a shift tomorrow, to which a number was given."""
    ines.phone = "+33601020304"
    ines.save()
    expected(shift, ines, shares_phone=True)
    clock.shift(60 * 60 * 24)
    suspend_needs_of(association=treize, by=officer, reason="Plainte")

    def address(name: str, *of: object) -> str:
        return reverse(f"associations:{name}", args=[treize.slug, clean_up.slug, *of])

    return address


def test_it_reads_its_day_without_numbers_and_without_doors(at, shift, odile):
    page = client_of(odile).get(at("day", shift.pk)).text
    assert "Inès" in page
    assert "+33601020304" not in page
    assert f'href="{at("write", shift.pk)}"' not in page
    assert at("export", "csv") not in page


def test_it_takes_no_list_away_and_reads_why(at, odile):
    refused = client_of(odile).get(at("export", "csv"))
    assert refused.status_code == 403
    assert WHY in refused.text


@pytest.mark.parametrize(("name", "field"), [("write", "text"), ("outcome", "sentence")])
def test_what_it_wrote_is_refused_and_not_lost(at, shift, odile, name, field):
    before = Message.objects.count()
    address = at(name, shift.pk) if name == "write" else at(name)
    page = client_of(odile).post(address, {field: "Prenez des bottes."}).text
    assert WHY in page
    assert "Prenez des bottes." in page
    assert not ShiftMessage.objects.exists()
    assert not Outcome.objects.exists()
    assert Message.objects.count() == before


def test_nobody_writes_behind_the_pages_either(at, shift, odile):
    with pytest.raises(WhileSuspended):
        write_to_people(shift=shift, by=odile, text="Bonjour")
    with pytest.raises(WhileSuspended):
        answer_association(signup=shift.signups.get(), by=None, text="Bonjour")


CHANGES = ["edit_need", "withdraw", "pause", "duplicate", "add_series"]


@pytest.mark.parametrize("name", CHANGES)
def test_its_needs_are_read_and_not_changed(at, clean_up, odile, name):
    refused = client_of(odile).post(at(name), {"reason": "Il pleut."})
    assert refused.status_code == 403
    assert WHY in refused.text
    clean_up.refresh_from_db()
    assert clean_up.state == "published"
    assert client_of(odile).get(at("edit_need")).status_code == 200


def test_it_answers_marks_and_invites_nobody(at, shift, odile, treize):
    signup = shift.signups.get()
    home = reverse("associations:team", args=[treize.slug])
    before = Message.objects.count()
    for address, told in (
        (at("answer", shift.pk, signup.pk), {"yes": "0", "reason": "Complet."}),
        (at("mark", shift.pk, signup.pk), {"attendance": "came"}),
        (home, {"email": "lea@x.example", "role": "helper"}),
    ):
        refused = client_of(odile).post(address, told)
        assert (refused.status_code, WHY in refused.text) == (403, True)
    signup.refresh_from_db()
    assert (signup.state, signup.attendance) == ("confirmed", "")
    assert Message.objects.count() == before


def test_its_members_may_leave(at, hugo, treize):
    left = client_of(hugo).post(reverse("associations:leave", args=[treize.slug]))
    assert left.url == reverse("associations:index")
    assert not treize.memberships.filter(account=hugo).exists()
