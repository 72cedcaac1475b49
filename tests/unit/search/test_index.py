"""The index says what the rows say."""

import json

import pytest
from django.core.management import CommandError, call_command

from engagement.search.actions import IndexReport, rebuild, refresh, weigh
from engagement.search.models import Document, KnownWord, Posting
from tests.unit.search.conftest import Note, find


def counts() -> tuple[int, int]:
    return Document.objects.count(), Posting.objects.count()


def test_a_row_is_indexed_once_however_often_it_is_read(notes):
    key = notes.add("Nettoyer la plage", "avec des gants")
    assert counts() == (1, 3)
    assert refresh(kind="note", keys=[key, key]) == IndexReport(unchanged=1)
    assert counts() == (1, 3)
    assert KnownWord.objects.count() == 3


def test_a_changed_row_is_found_by_its_new_words_alone(notes):
    key = notes.add("Nettoyer la plage")
    notes.rows[key].title = "Nettoyer le port"
    assert refresh(kind="note", keys=[key]) == IndexReport(written=1)
    assert find("port") == [key]
    assert find("plage") == []
    assert counts() == (1, 2)


def test_a_row_that_is_no_longer_public_is_forgotten(notes):
    key = notes.add("Nettoyer la plage")
    del notes.rows[key]
    assert refresh(kind="note", keys=[key]) == IndexReport(removed=1)
    assert counts() == (0, 0)


def test_a_row_without_words_is_a_document_all_the_same(notes):
    notes.add("?", "…")
    assert counts() == (1, 0)
    assert rebuild(write=False).drift == 0


def test_a_title_counts_as_several_mentions():
    assert weigh("Plage", "plage") == {"plag": 83}
    assert weigh("Plage", "") == {"plag": 80}
    assert weigh("", "plage") == {"plag": 50}


@pytest.fixture
def drifted(notes):
    """One row missing, one stale, one left over, one right; more than one chunk."""
    for number in range(30):
        notes.add(f"Repas {number}")
    notes.rows[100] = Note(100, "Jamais lue")
    notes.rows[1].title = "Changée"
    del notes.rows[2]
    return notes


def test_rebuilding_puts_right_what_differs_and_only_that(drifted):
    assert rebuild() == IndexReport(written=2, removed=1, unchanged=28)
    assert rebuild() == IndexReport(unchanged=30)
    assert find("jamais lue") == [100]
    assert find("changee") == [1]
    assert Document.objects.count() == 30


def test_checking_counts_the_drift_and_writes_nothing(drifted, capsys):
    before = counts()
    with pytest.raises(CommandError):
        call_command("rebuild_search", check=True, json=True)
    told = json.loads(capsys.readouterr().out)
    assert told == {"written": 2, "removed": 1, "unchanged": 28}
    assert counts() == before


def test_the_command_rebuilds_and_the_check_is_then_content(drifted, capsys):
    call_command("rebuild_search")
    assert "2 écrits, 1 retirés, 28 inchangés" in capsys.readouterr().out
    call_command("rebuild_search", check=True)


def test_rebuilding_forgets_the_words_that_nothing_has_and_heals_the_vocabulary(notes):
    notes.add("Jardinage")
    KnownWord.objects.create(shown="ancien", text="ancien", stem="ancien")
    KnownWord.objects.create(shown="jardinage", text="jardinage", stem="jardin")
    rebuild()
    assert list(KnownWord.objects.values_list("text", flat=True)) == ["jardinage"]
    KnownWord.objects.all().delete()
    rebuild()
    assert KnownWord.objects.count() == 1
