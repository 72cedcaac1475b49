"""What changes slowly is kept by each process for a while, not read at each ranking."""

from collections.abc import Callable
from functools import wraps
from time import monotonic
from typing import TypeVar

T = TypeVar("T")

# Ten minutes: how long a new need may not count yet in how rare its interests are, and a new
# neighbourhood not be searched yet.
SECONDS = 600
_MEMORIES: list[dict] = []


def kept(read: Callable[[], T]) -> Callable[[], T]:
    """Call `read` once in ten minutes at most, in each process."""
    memory: dict[str, tuple[float, T]] = {}
    _MEMORIES.append(memory)

    @wraps(read)
    def recall() -> T:
        until, value = memory.get("value", (0.0, None))
        if monotonic() >= until:
            value = read()
            memory["value"] = (monotonic() + SECONDS, value)
        return value  # type: ignore[return-value]  # None only before the first call

    return recall


def forget() -> None:
    """Read everything again at the next call."""
    for memory in _MEMORIES:
        memory.clear()
