"""What a process keeps of how the city shows itself, for half a minute."""

from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from engagement.city.periods import Period

SECONDS = 30.0


@dataclass(frozen=True)
class Shown:
    """What pages show of a `Face`; without any, the platform's own."""

    name: str = ""
    colour: str = ""
    logo: dict[str, Any] = field(default_factory=dict)
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    closed: frozenset[str] = frozenset()
    banner: dict[str, str] = field(default_factory=dict)
    banner_link: str = ""
    banner_period: Period = field(default_factory=Period)
    featured: tuple[str, ...] = ()
    featured_period: Period = field(default_factory=Period)

    @property
    def called(self) -> str:
        """Return the name of the platform here."""
        return self.name or _("Coup de main")

    def word(self, name: str) -> str:
        """Return the city's word in the active language; "" for the platform's."""
        return self.words.get(name, {}).get(get_language() or "", "")

    def banner_now(self) -> str:
        """Return the announcement of today in the active language, else in French; "" for none."""
        if not self.banner_period.is_now():
            return ""
        return self.banner.get(get_language() or "") or self.banner.get("fr", "")

    def featured_now(self) -> tuple[str, ...]:
        """Return the addresses, as they were pasted, that the first page leads to today."""
        return self.featured if self.featured_period.is_now() else ()


_memory: dict[str, tuple[float, Shown]] = {}


def recall() -> Shown | None:
    """Return what is kept; None where it is to be read."""
    until, value = _memory.get("shown", (0.0, None))
    return value if monotonic() < until else None


def remember(value: Shown) -> None:
    """Keep it for `SECONDS`."""
    _memory["shown"] = (monotonic() + SECONDS, value)


def forget() -> None:
    """Have this process read it again; others do so by themselves."""
    _memory.clear()
