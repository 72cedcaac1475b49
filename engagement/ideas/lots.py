"""Drawing by lot, so that anybody can do it again with a pencil and a hash. Pure."""

from collections.abc import Iterable
from hashlib import sha256


def list_text(rows: Iterable[tuple[int, str]]) -> str:
    """Return the text that is published: « 12 Des bancs », a line for each, by number."""
    return "".join(f"{number} {' '.join(title.split())}\n" for number, title in sorted(rows))


def hash_of(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, as 64 hexadecimal digits."""
    return sha256(text.encode()).hexdigest()


def numbers_of(text: str) -> list[int]:
    return [int(line.partition(" ")[0]) for line in text.splitlines()]


def drawn(text: str, seed: str, wanted: int) -> list[int]:
    """Return the numbers of a list that a seed draws, the first drawn first.

    Each number is ordered by the hash of « list’s hash:seed:number »: nobody who chose the list
    before the seed was known could choose who is drawn.
    """
    sealed = hash_of(text)
    return sorted(numbers_of(text), key=lambda number: hash_of(f"{sealed}:{seed}:{number}"))[
        :wanted
    ]
