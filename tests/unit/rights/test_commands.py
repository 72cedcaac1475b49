"""The commands of the room: what they print, what they refuse, the ledger they keep."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from engagement.people.merging import merge_residents
from engagement.people.models import Resident
from engagement.rights.ledger import complete_file, key_of, keys_on_file
from engagement.rights.models import Erasure
from tests import factories

pytestmark = pytest.mark.django_db


def told(capsys, *call: str) -> dict:
    call_command(*call, "--json")
    return json.loads(capsys.readouterr().out)


def test_export_by_key_or_number(ines, capsys):
    by_key = told(capsys, "export_resident", str(ines.pk))
    by_number = told(capsys, "export_resident", str(ines.public_id))
    assert by_key["tables"] == by_number["tables"]
    assert by_key["people"] == ["Inès"]
    call_command("export_resident", str(ines.pk))
    assert ines.email in capsys.readouterr().out


def test_erase_tells_what_went(ines, capsys):
    erased = told(capsys, "erase_resident", str(ines.pk))
    assert erased["people"] == 1
    assert erased["gone"]["people.ResidentPosting"]


@pytest.mark.parametrize("command", ["export_resident", "erase_resident"])
@pytest.mark.parametrize("key", ["999999", "personne", "0b1e3ad6-0000-4000-8000-000000000000"])
def test_nobody_by_that_name_is_refused(db, command, key):
    with pytest.raises(CommandError):
        call_command(command, key)


def test_who_has_to_hand_over_is_refused_with_the_names(treize, odile):
    resident = factories.ResidentFactory(account=odile)
    with pytest.raises(CommandError, match="Les Treize Jardins"):
        call_command("erase_resident", str(resident.pk))
    assert Resident.objects.filter(pk=resident.pk).exists()


def test_the_file_is_written_once_the_transaction_stands(
    ines, settings, django_capture_on_commit_callbacks
):
    key = key_of(ines.public_id)
    with django_capture_on_commit_callbacks(execute=True):
        call_command("erase_resident", str(ines.pk))
        assert not Path(settings.ERASURE_LEDGER).exists()
    assert keys_on_file() == {key}


def test_what_the_file_lost_is_written_again(db):
    Erasure.objects.create(key="a" * 64, why="asked")
    assert complete_file() == 1
    assert complete_file() == 0
    assert keys_on_file() == {"a" * 64}


def test_replay_erases_who_came_back(ines, omar, settings, capsys):
    Path(settings.ERASURE_LEDGER).write_text(f"{key_of(ines.public_id)} 2026-11-22\n")
    assert told(capsys, "replay_erasures") == {"erased": 1}
    assert list(Resident.objects.all()) == [omar]
    assert told(capsys, "replay_erasures") == {"erased": 0}
    assert len(Path(settings.ERASURE_LEDGER).read_text().splitlines()) == 1


def test_a_row_that_became_one_with_hers_is_erased_again_too(ines, capsys):
    guest = Resident.objects.create(name="Inès B.")
    number = guest.public_id
    merge_residents(resident=guest, into=ines, by=None)
    call_command("erase_resident", str(ines.pk))
    Resident.objects.create(name="Inès B.", public_id=number)  # an older back-up
    capsys.readouterr()
    assert told(capsys, "replay_erasures") == {"erased": 1}
    assert not Resident.objects.exists()


def test_replay_does_not_ask_who_answers_for_an_association(treize, odile, settings, capsys):
    resident = factories.ResidentFactory(account=odile)
    Path(settings.ERASURE_LEDGER).write_text(f"{key_of(resident.public_id)} 2026-11-22\n")
    assert told(capsys, "replay_erasures") == {"erased": 1}
    assert not treize.memberships.exists()
