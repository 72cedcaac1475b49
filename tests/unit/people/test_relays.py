"""Relays have a right for a time; what they count is counted once."""

from datetime import timedelta

from django.utils import timezone

from engagement.outbox.models import Message
from engagement.people.mandates import give_mandate, mandate_of, withdraw_mandates
from engagement.people.models import Account, Channel, Outing, RelayRight
from engagement.people.relays import count_contact, go_out, grant_relay, revoke_relay


def granted(by, days=30, place="Maison de quartier"):
    return grant_relay(
        email=" Relais@Centre.Example ",
        place=place,
        purpose="Permanence du mardi",
        expires_at=timezone.now() + timedelta(days=days),
        by=by,
    )


def test_a_right_is_told_and_one_at_the_same_place_replaced(officer):
    first, second = granted(officer), granted(officer, days=60)
    assert list(RelayRight.objects.valid()) == [second]
    assert first.account == second.account == Account.objects.get(email="relais@centre.example")
    assert Message.objects.filter(template="relay_right", to="relais@centre.example").count() == 2


def test_it_ends_by_itself_and_by_the_officer(officer):
    assert not RelayRight.objects.valid().filter(pk=granted(officer, days=-1).pk)
    right = granted(officer)
    assert revoke_relay(right=right)
    assert not revoke_relay(right=right)
    assert not RelayRight.objects.valid()


def test_a_relay_acts_under_her_own_mandates_and_the_counter_under_all(officer, omar, odile):
    give_mandate(resident=omar, by=odile, place="Nacelle", channel=Channel.COUNTER)
    assert mandate_of(omar, odile).place == "Nacelle"
    assert mandate_of(omar, officer)
    give_mandate(resident=omar, by=officer, place="Mairie", channel=Channel.COUNTER)
    assert mandate_of(omar, odile).place == "Nacelle"
    assert withdraw_mandates(resident=omar) == 2
    assert mandate_of(omar, officer) is mandate_of(omar, odile) is None


def test_a_mandate_is_asked_again_after_a_year(officer, omar):
    mandate = give_mandate(resident=omar, by=officer, place="Mairie", channel=Channel.COUNTER)
    omar.mandates.update(expires_at=timezone.now())
    assert "Vous m’autorisez" in mandate.words
    assert mandate_of(omar, officer) is None


def test_an_outing_goes_on_and_counts_by_thumbs(officer):
    outing = go_out(place="Marché", neighbourhood=None, by=officer)
    assert go_out(place="Marché", neighbourhood=None, by=officer) == outing
    for newcomer in (True, False, False):
        assert count_contact(outing=outing, newcomer=newcomer)
    assert count_contact(outing=outing, newcomer=True, back=True)
    assert not count_contact(outing=outing, newcomer=True, back=True)
    assert count_contact(outing=outing, newcomer=False, back=True)
    found = Outing.objects.get()
    assert (found.contacts, found.newcomers) == (1, 0)
