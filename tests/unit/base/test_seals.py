"""A code carries its own signature: what was not made here is not valid."""

import secrets
from base64 import b32encode

import pytest

from engagement.base.seals import is_seal, new_seal

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


def test_a_code_made_here_is_valid_and_no_two_are_alike():
    codes = {new_seal("attestation") for _ in range(50)}
    assert len(codes) == 50
    assert all(is_seal("attestation", code) for code in codes)


def test_one_changed_character_anywhere_is_not_valid():
    code = new_seal("attestation")
    for at, letter in enumerate(code):
        for other in set(LETTERS) - {letter}:
            assert not is_seal("attestation", code[:at] + other + code[at + 1 :])


@pytest.mark.parametrize("change", [str.lower, lambda c: c.replace("-", ""), lambda c: c + "A"])
def test_the_same_code_written_otherwise_is_not_valid(change):
    assert not is_seal("attestation", change(new_seal("attestation")))


@pytest.mark.parametrize("code", ["", "é", "A" * 32, "========", "A" * 500, "-" * 35])
def test_what_is_no_code_at_all_is_not_valid(code):
    assert not is_seal("attestation", code)


def test_a_code_is_good_for_its_purpose_alone():
    assert not is_seal("attestation", new_seal("badge"))


def test_it_outlives_the_secret_key_and_not_the_signing_key(settings):
    code = new_seal("attestation")
    settings.SECRET_KEY = "another"
    assert is_seal("attestation", code)
    settings.SIGNING_KEY = "another"
    assert not is_seal("attestation", code)


def test_ten_thousand_guesses_hit_nothing():
    guesses = (b32encode(secrets.token_bytes(20)).decode() for _ in range(10_000))
    written = ("-".join(text[at : at + 8] for at in range(0, 32, 8)) for text in guesses)
    assert not any(is_seal("attestation", code) for code in written)
