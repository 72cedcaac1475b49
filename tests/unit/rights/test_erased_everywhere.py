"""Somebody with rows everywhere is erased: no dump of either engine holds a value of hers."""

from pathlib import Path

import pytest
from django.core import mail

from engagement.media.models import Picture
from engagement.outbox.delivery import deliver_due
from engagement.outbox.models import Message, Suppression
from engagement.people.models import Account, Resident
from engagement.rights import actions
from engagement.rights.actions import erase, erase_again, forget_confirmations
from engagement.rights.declarations import everything
from engagement.rights.finding import tables
from engagement.rights.ledger import key_of
from engagement.rights.models import Erasure
from tests.unit.rights.dumps import back_up, dump, found_of, restore, sql_dump
from tests.unit.rights.everywhere import Everywhere


def erase_and_say_goodbye(resident: Resident) -> None:
    erase(resident=resident, by=None)
    deliver_due()
    forget_confirmations()


def test_she_is_in_every_table_that_declares_people(everywhere):
    declare = {model._meta.label for model, personal in everything() if personal.whose}
    empty = {model._meta.label for model, _p, rows in tables(everywhere.person) if not rows}
    assert declare
    assert empty == set()


def test_no_value_of_hers_is_left(everywhere):
    assert len(found_of(everywhere.values, dump())) > 50
    erase_and_say_goodbye(everywhere.resident)
    assert found_of(everywhere.values, dump()) == []


@pytest.mark.parametrize("left_out", ["needs.Answer", "people.Resident", "events.Badge"])
def test_with_one_table_left_out_she_is_found(everywhere, monkeypatch, left_out):
    def but_one(person):
        return (row for row in tables(person) if row[0]._meta.label != left_out)

    monkeypatch.setattr(actions, "tables", but_one)
    erase_and_say_goodbye(everywhere.resident)
    assert found_of(everywhere.values, dump())


def test_what_others_wrote_of_her_is_looked_for_too(everywhere, monkeypatch):
    monkeypatch.setattr(actions, "take_out_mentions", lambda person: None)
    erase_and_say_goodbye(everywhere.resident)
    assert found_of(everywhere.values, dump())


def test_the_last_message_goes_to_her_and_is_forgotten(ines):
    address = ines.email
    erase(resident=ines, by=None)
    assert Message.objects.get(template="erased").to == address
    deliver_due()
    assert [message.to for message in mail.outbox] == [[address]]
    assert forget_confirmations() == 1
    assert address not in dump()
    assert forget_confirmations() == 0


def test_the_hash_of_an_address_not_to_write_to_stays(everywhere):
    erase(resident=everywhere.resident, by=None)
    assert Suppression.objects.count() == 1


def test_her_pictures_leave_the_disk(everywhere, settings, django_capture_on_commit_callbacks):
    files = [Path(picture.file.path) for picture in Picture.objects.exclude(file="")]
    hers = [path for path in files if path.exists()]
    assert hers
    with django_capture_on_commit_callbacks(execute=True):
        erase(resident=everywhere.resident, by=None)
    assert not any(path.exists() for path in hers)


def test_nobody_signs_in_with_what_is_left(everywhere):
    account = everywhere.resident.account
    erase(resident=everywhere.resident, by=None)
    left = Account.objects.get(pk=account.pk)
    assert not left.is_active
    assert left.email.endswith("@efface.invalid")


def test_the_ledger_tells_nothing_but_hashes(everywhere):
    erase(resident=everywhere.resident, by=None)
    keys = set(Erasure.objects.values_list("key", flat=True))
    assert key_of(everywhere.resident.public_id) in keys
    assert len(keys) == 2  # her number, and that of a row which had become one with hers


@pytest.mark.django_db(transaction=True)
def test_a_restored_back_up_is_erased_again(tmp_path):
    everywhere = Everywhere().fill()
    older = back_up(tmp_path)
    erase_and_say_goodbye(everywhere.resident)
    assert found_of(everywhere.values, sql_dump()) == []
    restore(older)
    assert len(found_of(everywhere.values, sql_dump())) > 50
    assert erase_again() == 1
    assert found_of(everywhere.values, sql_dump()) == []
    assert erase_again() == 0
