"""Codes that people type, for when no camera can read them: no character is like another.

All but the last are drawn, the last checks them: any one wrong character and any two neighbours
swapped are found where they are typed (weights differ and are no multiples of the prime 19).
"""

import secrets

#: No 0/O/D/Q, 1/I/L, 2/Z, 5/S, 6/G, 8/B, 9, U; a prime number of them.
ALPHABET = "ACEFHJKMNPRTVWXY347"
LENGTH = 9  # of the code under a badge
GROUP = 3


def new_code(length: int = LENGTH) -> str:
    """Return a code at random, 4.2 bits for each character but the last: 34 of nine, 46 of twelve.

    At most 18 characters; guesses must be throttled.
    """
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(length - 1))
    return drawn + _check(drawn)


def tidy(typed: str) -> str:
    """Return what was typed without case, spaces and hyphens, as codes are kept."""
    return "".join(typed.replace("-", " ").split()).upper()


def is_code(text: str, length: int = LENGTH) -> bool:
    """Return whether a tidy text may be a code: its length, its characters, its check."""
    known = len(text) == length and set(text) <= set(ALPHABET)
    return known and text[-1] == _check(text[:-1])


def shown(code: str) -> str:
    """Return `ACE-FHJ-KM7`, as it is printed."""
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def _check(drawn: str) -> str:
    total = sum(place * ALPHABET.index(letter) for place, letter in enumerate(drawn, start=1))
    return ALPHABET[total % len(ALPHABET)]
