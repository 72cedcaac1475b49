"""She answers the association from the page of her sign-up, with her account or by her link."""

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from engagement.base.links import Link, make_code
from engagement.needs.actions import cancel_sign_up
from engagement.needs.actions.writing import IN_A_THREAD, write_to_people
from engagement.needs.models import ShiftMessage
from engagement.outbox.models import Message
from tests.conftest import client_of
from tests.unit.needs.days import BEFORE, expected, shift_of, utc


@pytest.fixture
def signup(clean_up, ines):
    with time_machine.travel(utc(BEFORE), tick=False):
        yield expected(shift_of(clean_up), ines)


@pytest.fixture
def hers(signup):
    return reverse("residents:thread", args=[signup.pk])


@pytest.fixture
def linked(signup):
    return reverse("residents:thread_link", args=[make_code(Link.SIGN_UP, signup.pk)])


def test_her_sign_up_leads_there(signup, hers, ines):
    page = client_of(ines.account).get(reverse("residents:signed_up", args=[signup.pk])).text
    assert f'href="{hers}"' in page


def test_she_reads_and_answers_with_her_account(signup, hers, ines, odile):
    write_to_people(shift=signup.shift, by=odile, text="Prenez des bottes.")
    client = client_of(ines.account)
    page = client.get(hers).text
    assert "Prenez des bottes." in page
    assert odile.email not in page
    client.post(hers, {"text": "J’en ai deux paires."})
    assert ShiftMessage.objects.get(from_resident=True).by == ines.account
    assert Message.objects.filter(template="word_from_resident", to=odile.email).exists()


def test_a_guest_answers_by_the_link_of_her_message(linked):
    client = Client()
    client.post(linked, {"text": "J’arrive à 10 h."})
    assert "J’arrive à 10 h." in client.get(linked).text


def test_opening_the_link_changes_nothing(linked):
    Client().get(linked)
    assert not ShiftMessage.objects.exists()


def test_nobody_else_reads_it(hers, omar, signup):
    assert client_of(omar.account).get(hers).status_code == 404
    for code in (make_code(Link.TESTIMONIAL, signup.pk), "sXXX", make_code(Link.SIGN_UP, 0)):
        assert Client().get(reverse("residents:thread_link", args=[code])).status_code == 404


def test_who_has_left_no_longer_writes(signup, linked):
    cancel_sign_up(signup=signup, by=None)
    assert "On ne peut plus écrire" in Client().get(linked).text
    Client().post(linked, {"text": "Encore moi."})
    assert not ShiftMessage.objects.exists()


def test_a_flood_is_stopped_kindly(linked):
    client = Client()
    for _ in range(IN_A_THREAD):
        client.post(linked, {"text": "Encore."})
    assert "Assez de messages" in client.post(linked, {"text": "Encore."}, follow=True).text
    assert ShiftMessage.objects.count() == IN_A_THREAD


def test_markup_stays_inert(signup, hers, ines, odile):
    write_to_people(shift=signup.shift, by=odile, text="<script>alert(1)</script>")
    assert "<script>alert" not in client_of(ines.account).get(hers).text


def test_an_old_link_leads_to_what_is_written_to_her_now(signup, linked, ines, odile):
    with time_machine.travel(utc(BEFORE), tick=False):
        cancel_sign_up(signup=signup, by=None)
        again = expected(signup.shift, ines)
        write_to_people(shift=signup.shift, by=odile, text="Pour vous.", signup=again)
        Client().post(linked, {"text": "J’arrive."})
        assert "Pour vous." in Client().get(linked).text
    assert ShiftMessage.objects.get(from_resident=True).signup == again
