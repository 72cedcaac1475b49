"""Finding by words as people type them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engagement.search import meaning
from engagement.search.actions import refresh
from engagement.search.queries import search
from tests.unit.search.conftest import find, look


@pytest.mark.parametrize(
    ("title", "query"),
    [
        ("Bénévoles pour la plage", "benevole plage"),
        ("Atelier de jardinage", "jardinnage"),
        ("Autour de l’église", "eglise"),
        ("Autour de l’église", "EGLISES"),
        ("L’accueil du matin", "acceuil"),
        ("Au cœur des dunes", "coeur"),
        ("Fête des voisins", "la fete du voisin"),
    ],
)
def test_accents_plurals_and_a_typo_are_forgiven(notes, title, query):
    wanted = notes.add(title)
    notes.add("Lire des histoires", "le mercredi à la bibliothèque")
    assert find(query) == [wanted]


def test_without_the_vocabulary_a_typo_finds_nothing(notes, monkeypatch):
    wanted = notes.add("Atelier de jardinage")
    assert find("jadrinage") == [wanted]
    monkeypatch.setattr(meaning, "allowed", lambda text: 0)
    assert find("jadrinage") == []


def test_the_query_is_told_as_it_was_understood(notes):
    notes.add("Jardinage", "Réunion des bénévoles à l’école")
    assert look("Le jadrinage des bénévoles").corrected == "le jardinage des bénévoles"
    assert look("bénévloes").corrected == "bénévoles"
    assert look("jardinage").corrected == ""


def test_a_word_that_is_known_is_never_changed(notes):
    notes.add("Une place assise")
    plage = notes.add("La plage")
    assert find("plage") == [plage]


def test_of_two_words_as_near_the_more_frequent_is_meant(notes):
    wanted = {notes.add("collation"), notes.add("collation du soir")}
    notes.add("collection")
    assert set(find("collaction")) == wanted


def test_the_nearest_word_is_meant_however_rare(notes):
    for number in range(3):
        notes.add(f"réparation {number}")
    wanted = notes.add("préparation")
    assert find("prréparation") == [wanted]


def test_words_that_nothing_has_any_more_are_not_proposed(notes):
    gone = notes.add("Jardinage")
    del notes.rows[gone]
    refresh(kind="note", keys=[gone])
    assert look("jadrinage").corrected == ""


def test_the_last_word_may_still_be_being_typed(notes):
    wanted = notes.add("Distribution de repas")
    assert find("repas distri") == [wanted]
    assert find("distri repas") == [wanted]  # all but one word
    assert look("distri repas").partial


def test_the_word_itself_comes_before_what_it_begins(notes):
    begun = notes.add("Portage de livres")
    itself = notes.add("Le port")
    assert find("port") == [itself, begun]


def test_rows_with_all_the_words_hide_those_with_some(notes):
    notes.add("Plage")
    both = notes.add("Plage", "Nous cherchons des bénévoles.")
    assert find("benevole plage") == [both]
    assert not look("benevole plage").partial


def test_if_no_row_has_all_the_words_those_with_most_come_first(notes):
    one = notes.add("Plage")
    two = notes.add("Bénévoles à vélo")
    assert find("bénévoles vélo plage") == [two, one]
    assert look("bénévoles vélo plage").partial


def test_a_title_weighs_more_than_a_mention(notes):
    mention = notes.add("Samedi", "On ira peut-être à la plage")
    title = notes.add("Nettoyer la plage")
    assert find("plage") == [title, mention]


def test_a_rare_word_weighs_more_than_a_common_one(notes):
    for number in range(5):
        notes.add(f"Repas {number}")
    rare = notes.add("Chorale")
    assert find("chorale repas")[0] == rare


@pytest.mark.parametrize("query", ["", "   ", "les des", "l’", "%", "_", "🌊", "\x00", "a" * 900])
def test_nothing_to_look_for_finds_nothing(notes, query):
    notes.add("Nettoyer la plage")
    assert find(query) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(query=st.text(max_size=250))
def test_any_query_is_taken(notes, query):
    look(query)


def test_other_kinds_are_left_out(notes):
    notes.add("Plage")
    assert search("plage", ["other"]).keys == {"other": []}


def test_the_number_of_queries_does_not_grow(notes):
    counts = []
    for wanted in (1, 3, 30):
        while len(notes.rows) < wanted:
            notes.add("Jardinage à l’école", "avec des bénévoles")
        with CaptureQueriesContext(connection) as queries:
            assert len(find("jadrinage ecole benev")) == wanted
        counts.append(len(queries))
    assert len(set(counts)) == 1, counts
    assert counts[0] <= 6
