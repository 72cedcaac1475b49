"""A code is typed in the rain with one thumb: every slip is found where it is made."""

import pytest

from engagement.base.codes import ALPHABET, LENGTH, is_code, new_code, shown, tidy


@pytest.fixture(scope="module")
def codes():
    return [new_code() for _ in range(50)]


def test_a_code_is_read_as_it_is_spoken_and_printed(codes):
    for code in codes:
        assert is_code(code)
        assert tidy(f" {shown(code).lower().replace('-', ' - ')} ") == code
    assert shown("ACEFHJKM7") == "ACE-FHJ-KM7"


def test_it_has_no_characters_that_look_alike():
    assert not set("01OIL2Z5S6G8BQDU9") & set(ALPHABET)


def test_one_wrong_character_is_always_found(codes):
    for code in codes:
        for at in range(LENGTH):
            for other in set(ALPHABET) - {code[at]}:
                assert not is_code(code[:at] + other + code[at + 1 :])


def test_two_neighbours_swapped_are_always_found(codes):
    for code in codes:
        for at in range(LENGTH - 1):
            swapped = code[:at] + code[at + 1] + code[at] + code[at + 2 :]
            assert swapped == code or not is_code(swapped)


@pytest.mark.parametrize("typed", ["", "ACE", "ACEFHJKM", "O" * 9, "ACEFHJKM7X", "ÀCEFHJKM7"])
def test_what_is_no_code_is_not_taken_for_one(typed):
    assert not is_code(tidy(typed))
