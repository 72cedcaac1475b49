"""The code under a badge, for when no camera can read it: nine characters, none like another.

Eight are drawn, the ninth checks them: any one wrong character and any two neighbours swapped
are found where they are typed (weights differ and are no multiples of the prime 19).
"""

import secrets

#: No 0/O/D/Q, 1/I/L, 2/Z, 5/S, 6/G, 8/B, 9, U; a prime number of them.
ALPHABET = "ACEFHJKMNPRTVWXY347"
DRAWN = 8
LENGTH = DRAWN + 1
GROUP = 3


def new_code() -> str:
    """Return a code at random: one of 19⁸, some 34 bits. Guesses of it must be throttled."""
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(DRAWN))
    return drawn + _check(drawn)


def tidy(typed: str) -> str:
    """Return what was typed without case, spaces and hyphens, as codes are kept."""
    return "".join(typed.replace("-", " ").split()).upper()


def is_code(text: str) -> bool:
    """Return whether a tidy text may be a code: its length, its characters, its check."""
    known = len(text) == LENGTH and set(text) <= set(ALPHABET)
    return known and text[-1] == _check(text[:-1])


def shown(code: str) -> str:
    """Return `ACE-FHJ-KM7`, as it is printed."""
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def _check(drawn: str) -> str:
    total = sum(place * ALPHABET.index(letter) for place, letter in enumerate(drawn, start=1))
    return ALPHABET[total % len(ALPHABET)]
