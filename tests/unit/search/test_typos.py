"""Slips of the pen."""

import pytest
from django.db.models import F
from django.db.models.functions import Length
from hypothesis import given
from hypothesis import strategies as st

from engagement.search.models import KnownWord
from engagement.search.typos import allowed, may_be_meant, pieces, slips_between

WORDS = st.text(alphabet="abcd", min_size=4, max_size=12)


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("jardinage", "jardinage", 0),
        ("jardinnage", "jardinage", 1),
        ("jardnage", "jardinage", 1),
        ("jardinige", "jardinage", 1),
        ("jadrinage", "jardinage", 1),
        ("aceuil", "accueil", 2),
        ("plage", "repas", 3),
    ],
)
def test_slips_are_counted_and_no_further_than_asked(one, other, slips):
    assert slips_between(one, other, most=2) == slips


def test_short_words_and_figures_are_taken_at_their_word():
    assert [allowed(text) for text in ("mer", "plage", "jardin", "benevole", "2026")] == [
        0,
        1,
        1,
        2,
        0,
    ]


@given(WORDS, WORDS)
def test_slips_go_both_ways(one, other):
    assert slips_between(one, other, most=3) == slips_between(other, one, most=3)


@st.composite
def slipped(draw) -> tuple[str, str]:
    """Draw a word and what may become of it with as many slips as it is allowed."""
    meant = draw(st.text(alphabet="abcdefgh", min_size=4, max_size=12))
    typed = meant
    for _ in range(draw(st.integers(1, 2))):
        place = draw(st.integers(0, len(typed)))
        letter = draw(st.sampled_from("abxy"))
        head, tail = typed[:place], typed[place:]
        added, lost, changed = head + letter + tail, head + tail[1:], head + letter + tail[1:]
        swapped = head + tail[1::-1] + tail[2:]
        typed = draw(st.sampled_from([added, lost, changed, swapped]))
    return meant, typed


def shares_a_piece(meant: str, typed: str) -> bool:
    """Do in Python what `may_be_meant` asks of the database."""
    first, *middle, last = pieces(typed, allowed(typed) + 1)
    return (
        meant.startswith(first) or meant.endswith(last) or any(piece in meant for piece in middle)
    )


@given(slipped())
def test_every_word_within_the_slips_shares_a_piece(pair):
    meant, typed = pair
    if allowed(typed) and slips_between(typed, meant, allowed(typed)) <= allowed(typed):
        assert shares_a_piece(meant, typed)


@pytest.mark.django_db
def test_the_database_keeps_the_near_words_alone():
    for text in ("jardinage", "jardinier", "bricolage", "plage"):
        KnownWord.objects.create(shown=text, text=text, stem=text)
    rows = KnownWord.objects.alias(length=Length(F("text")))
    near = rows.filter(may_be_meant("jadrinage")).values_list("text", flat=True)
    assert "jardinage" in near
    assert "plage" not in near
