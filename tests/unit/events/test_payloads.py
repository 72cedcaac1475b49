"""A badge proves itself off line; ten thousand forged or altered ones are refused."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from engagement.events.payloads import Key, Payload, Verdict, locator, read, verify, write

DAY = datetime(2027, 5, 16, 14, tzinfo=UTC)
HOURS = timedelta(hours=24)
PAYLOAD = Payload(3, DAY - HOURS, DAY + HOURS, bytes(range(16)))
SECRET, STRANGER = bytes(32), b"\x01" * 32
BY_STRANGER = [write(replace(PAYLOAD, bits=bytes([n]) * 16), STRANGER) for n in range(200)]
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def public(secret):
    return Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()


KEYS = {3: Key(public(SECRET)), 4: Key(public(STRANGER), revoked=True)}
BADGE = write(PAYLOAD, SECRET)


def verdict(text, at=DAY, keys=KEYS):
    return verify(text, keys, at)[0]


def test_it_is_short_says_what_was_signed_and_is_good():
    assert len(BADGE) == 119
    assert verify(BADGE, KEYS, DAY) == (Verdict.GOOD, PAYLOAD)
    assert len(locator(PAYLOAD.bits)) == 22


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (DAY - HOURS, Verdict.GOOD),
        (DAY - HOURS - timedelta(seconds=1), Verdict.EXPIRED),
        (DAY + HOURS, Verdict.EXPIRED),
    ],
)
def test_it_is_good_in_its_hours_only(at, expected):
    assert verdict(BADGE, at) is expected


def test_a_revoked_key_verifies_nothing_and_a_retired_one_what_it_signed():
    old = write(replace(PAYLOAD, key=4), STRANGER)
    assert verdict(old) is Verdict.REVOKED
    assert verdict(old, keys={**KEYS, 4: Key(public(STRANGER))}) is Verdict.GOOD
    assert verdict(old, keys={3: KEYS[3]}) is Verdict.UNKNOWN


def test_ten_thousand_forged_or_altered_badges_are_refused():
    dice = random.Random(11)
    wrong = [altered(dice) for _ in range(5_000)] + [forged(dice) for _ in range(5_000)]
    assert {verdict(text) for text in wrong} == {Verdict.UNKNOWN}
    assert BADGE not in wrong


def altered(dice):
    """One character changed, left out or put in; two exchanged."""
    at = dice.randrange(len(BADGE))
    other = dice.choice(ALPHABET.replace(BADGE[at], ""))
    ways = [BADGE[:at] + other, BADGE[:at], BADGE[:at] + other + BADGE[at]]
    return dice.choice(ways) + BADGE[at + 1 :]


def forged(dice):
    """A true beginning with another signature, signed by a stranger's key, or all by chance."""
    by_stranger = dice.choice(BY_STRANGER)
    return dice.choice([by_stranger, by_stranger[:32] + BADGE[32:], BADGE[:36] + by_stranger[36:]])


@pytest.mark.parametrize("text", ["", "é" * 119, "A" * 119, BADGE + "=", BADGE + "\n", "A" * 9999])
def test_what_is_no_payload_is_unknown_and_breaks_nothing(text):
    assert verdict(text) is Verdict.UNKNOWN


def test_only_one_way_of_writing_it_is_taken():
    # The last character carries two bits that nothing reads.
    twins = [BADGE[:-1] + other for other in ALPHABET if other != BADGE[-1]]
    assert {verdict(text) for text in twins} == {Verdict.UNKNOWN}
    assert read(BADGE) == PAYLOAD
