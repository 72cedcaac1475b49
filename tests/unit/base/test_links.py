"""Codes of short addresses: good for their own kind alone (trust.md, security case 7)."""

import itertools

import pytest
from django.test import override_settings

from engagement.base.links import BadLink, Link, make_code, read_code, read_value

PRIVATE = [kind for kind in Link if kind.private]


def test_no_two_kinds_share_a_letter():
    assert len({kind.letter for kind in Link}) == len(Link)


@pytest.mark.parametrize("kind", list(Link))
def test_a_code_says_its_kind_and_its_value(kind):
    assert read_code(make_code(kind, "12")) == (kind, "12")


@pytest.mark.parametrize(("kind", "other"), list(itertools.permutations(PRIVATE, 2)))
def test_a_private_code_is_refused_for_every_other_purpose(kind, other):
    code = make_code(kind, "12")
    with pytest.raises(BadLink):
        read_value(other, code)
    with pytest.raises(BadLink):
        read_code(other.letter + code[1:])


@pytest.mark.parametrize("kind", PRIVATE)
def test_a_private_code_cannot_be_made_for_another_object(kind):
    """The signature of one value under another one, and a value without any."""
    hers, other = make_code(kind, "12"), make_code(kind, "13")
    for forged in (hers[:-20] + other[-20:], make_code(Link.NEED, "12:12"), kind.letter + "MTI"):
        with pytest.raises(BadLink):
            read_value(kind, forged)


@pytest.mark.parametrize("kind", PRIVATE)
def test_codes_of_another_installation_are_refused(kind):
    with override_settings(SIGNING_KEY="another city"):
        foreign = make_code(kind, "12")
    with pytest.raises(BadLink):
        read_code(foreign)
