"""From the page of a shift to all who come or to one, and the thread as it stands."""

import pytest
from django.urls import reverse

from engagement.needs.actions.writing import TO_ALL, answer_association
from engagement.needs.models import ShiftMessage
from engagement.outbox.models import Message
from tests.conftest import client_of
from tests.unit.needs.days import expected


def at(shift, *more) -> str:
    name = "write_to_one" if more else "write"
    return reverse(
        f"associations:{name}", args=[shift.need.association.slug, shift.need.slug, shift.pk, *more]
    )


def test_all_or_one_are_written_to(signup, shift, ines, omar, odile):
    expected(shift, omar)
    client = client_of(odile)
    client.post(at(shift), {"text": "Prenez des bottes."})
    client.post(at(shift, signup.pk), {"text": "Avez-vous un permis ?"})
    sent = Message.objects.filter(template="word_from_association").values_list("to", flat=True)
    assert sorted(sent) == sorted([ines.email, omar.email, ines.email])


def test_the_page_shows_the_thread_and_no_address(signup, shift, ines, odile):
    answer_association(signup=signup, by=ines.account, text="J’arrive à 10 h.")
    page = client_of(odile).get(at(shift)).text
    assert "De Inès" in page
    assert "J’arrive à 10 h." in page
    assert ines.email not in page


def test_a_thread_with_one_person_shows_nothing_of_the_others(signup, shift, omar, odile):
    other = expected(shift, omar)
    answer_association(signup=other, by=omar.account, text="D’Omar.")
    assert "D’Omar." not in client_of(odile).get(at(shift, signup.pk)).text


def test_an_empty_message_is_asked_for(signup, shift, odile):
    assert "Écrivez votre message." in client_of(odile).post(at(shift), {"text": " "}).text


def test_a_flood_is_told_kindly(signup, shift, odile):
    client = client_of(odile)
    for _ in range(TO_ALL):
        client.post(at(shift), {"text": "Encore."})
    assert "Assez de messages" in client.post(at(shift), {"text": "Encore."}, follow=True).text
    assert ShiftMessage.objects.count() == TO_ALL


def test_strangers_neither_read_nor_write(signup, shift, viviane, voisine, omar):
    for account in (viviane, omar.account):
        assert client_of(account).get(at(shift)).status_code == 404
        assert client_of(account).post(at(shift), {"text": "Bonjour"}).status_code == 404


@pytest.mark.parametrize("daily", ["1", ""])
def test_a_member_chooses_one_message_a_day(treize, odile, daily):
    client = client_of(odile)
    client.post(reverse("associations:daily_summary", args=[treize.slug]), {"daily": daily})
    assert treize.memberships.get(account=odile).daily_summary == bool(daily)
