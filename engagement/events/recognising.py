"""Whose badge was read at the gate: by its number, its payload, or the code under it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from django.db.models import Q, QuerySet
from django.db.models.functions import Length
from django.utils import timezone

from engagement.base.codes import LENGTH as CODE_LENGTH
from engagement.base.codes import is_code, tidy
from engagement.events.gate_list import Card, cards_of
from engagement.events.keys import keys_of
from engagement.events.models import Badge, Event, Scan, StewardPass
from engagement.events.payloads import Verdict, verify
from engagement.events.telling import Told

#: Codes of nobody that the stations of one pass may try; beyond, every code has to wait.
WRONG_CODES, MEMORY = 30, timedelta(minutes=10)


class TooManyGuesses(Exception):
    """This pass has just tried too many codes of nobody."""


@dataclass(frozen=True)
class Recognised:
    """Whose badge it was; without `badge`, `unread` is what was read or typed."""

    badge: Badge | None = None
    card: Card | None = None
    unread: str = ""
    note: str = ""


class Recogniser:
    """Knows the badges that a batch of scans names. Six queries, however many scans."""

    def __init__(self, event: Event, steward_pass: StewardPass, batch: Sequence[Told]) -> None:
        self.steward_pass = steward_pass
        self.keys = keys_of(event) if any(told.payload for told in batch) else {}
        badges = list(self._named(event, batch))
        self.by_number = {badge.pk: badge for badge in badges}
        self.by_bits = {bytes(badge.secret): badge for badge in badges}
        self.by_code = {badge.code: badge for badge in badges}
        self.cards = cards_of(event, badges)

    @cached_property
    def guesses_left(self) -> int:
        """How many codes of nobody this pass may still try."""
        return WRONG_CODES - wrong_codes(self.steward_pass)

    def recognise(self, told: Told) -> Recognised:
        """Say whose badge a scan is about; raises TooManyGuesses for a code."""
        if told.badge:
            return self._ours(self.by_number.get(told.badge), str(told.badge))
        if told.code:
            return self._by_code(tidy(told.code))
        if told.payload:
            verdict, payload = verify(told.payload, self.keys, told.at)
            badge = self.by_bits.get(payload.bits) if payload else None
            late = "expired" if verdict is Verdict.EXPIRED else ""
            return self._ours(badge, told.payload, late)
        return Recognised()

    def _by_code(self, code: str) -> Recognised:
        if self.guesses_left <= 0:
            raise TooManyGuesses
        if code not in self.by_code:
            self.guesses_left -= 1
        return self._ours(self.by_code.get(code), code)

    def _ours(self, badge: Badge | None, read: str, note: str = "") -> Recognised:
        if badge is None:
            return Recognised(unread=read, note="unknown")
        card = self.cards[badge.pk]
        if badge.revoked_at or badge.key.revoked_at:
            note = "revoked"
        elif card.cancelled:
            note = "cancelled"
        return Recognised(badge, card, note=note)

    def _named(self, event: Event, batch: Sequence[Told]) -> QuerySet[Badge]:
        codes = {tidy(told.code) for told in batch}
        said = [verify(told.payload, self.keys, told.at)[1] for told in batch if told.payload]
        named = (
            Q(pk__in={told.badge for told in batch if told.badge})
            | Q(secret__in={payload.bits for payload in said if payload})
            | Q(code__in={code for code in codes if is_code(code)})
        )
        return Badge.objects.filter(named, event=event).select_related("resident", "key")


def wrong_codes(steward_pass: StewardPass) -> int:
    """Return how many codes of nobody this pass tried of late: they are kept as scans."""
    tried = Scan.objects.filter(
        station__steward_pass=steward_pass, received_at__gt=timezone.now() - MEMORY, badge=None
    )
    return tried.alias(length=Length("unread")).filter(length=CODE_LENGTH).count()
