"""What a French text is about."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.search.french import LONGEST, fold, normalise, words
from engagement.search.models import KnownWord


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bénévoles", "BENEVOLE"),
        ("église", "eglise"),
        ("plages", "plage"),
        ("îles", "ile"),
        ("travaux", "travail"),
        ("animaux", "animal"),
        ("bateaux", "bateau"),
        ("jeux", "jeu"),
        ("jardinières", "jardinier"),
        ("jardiner", "jardinage"),
        ("ramassage", "ramasser"),
        ("nettoyage", "nettoyer"),
        ("aider", "aide"),
        ("accompagnement", "accompagnatrice"),
        ("animatrice", "animateurs"),
        ("danseuses", "danseur"),
        ("joyeuse", "joyeux"),
        ("sportive", "sportif"),
        ("européennes", "européen"),
        ("culturelle", "culturels"),
        ("bonne", "bons"),
        ("retraitées", "retraité"),
        ("bénévolat", "bénévole"),
        ("habitant·es", "habitants"),
        ("chargé·e·s", "chargé"),
        ("habitant.e.s", "habitant"),
        ("cœur", "COEUR"),
        ("ex æquo", "ex aequo"),
    ],
)
def test_forms_of_one_word_are_one(one, other):
    assert normalise(one) == normalise(other) != []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mer", "mère"),
        ("plage", "plan"),
        ("jardinage", "jardinier"),
        ("cours", "course"),
        ("port", "portage"),
        ("village", "ville"),
    ],
)
def test_words_of_another_sense_stay_apart(one, other):
    assert normalise(one) != normalise(other)


def test_small_words_and_what_apostrophes_leave_say_nothing():
    assert normalise("Bénévoles pour la plage") == ["benevol", "plag"]
    assert normalise("L’aide à l'école, d’été, qu’il y a aujourd’hui") == ["aide", "ecol", "ete"]
    assert normalise("les, des, aux, une, quelques-uns, jusqu’à") == []


def test_figures_are_words():
    assert normalise("à 9 h, le 14 juillet") == ["9", "14", "juillet"]


def test_the_marks_of_a_page_are_not_words():
    html = "<p class='lead'>Nettoyage</p><p>de la&nbsp;plage l&eacute;g&egrave;re</p><!-- r -->"
    assert normalise(html) == ["nettoy", "plag", "leger"]


def test_a_comparison_is_not_a_mark():
    assert normalise("8 < 12 kilos > 3") == ["8", "12", "kilo", "3"]


def test_a_word_is_shown_as_it_was_written():
    assert [word.shown for word in words("Fête des BÉNÉVOLES")] == ["fête", "bénévoles"]


@given(st.text())
def test_any_text_is_taken(text):
    limit = KnownWord._meta.get_field("text").max_length
    for word in words(text):
        assert 0 < len(word.text) <= LONGEST
        assert 0 < len(word.stem) <= limit
        assert 0 < len(word.shown) <= limit


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="aàâäeéèêëiîïoôuùûüyÿcçnñœæbdfglmprstx’- ", max_size=60))
def test_accents_and_capitals_do_not_matter(text):
    bare = unicodedata.normalize("NFD", text.replace("œ", "oe").replace("æ", "ae"))
    bare = "".join(letter for letter in bare if not unicodedata.combining(letter))
    assert normalise(text) == normalise(bare.upper())


@given(st.sampled_from(["jardin", "bénévole", "fête", "goûter", "histoire", "accueil"]))
def test_a_plural_is_its_singular(word):
    assert normalise(f"{word}s") == normalise(word)
