"""The people asked for the collection: a wave that went out yesterday, as the clock sends them."""

from cms.demo.content.kinds import Slot
from cms.demo.loading import CHUNK, SOURCE
from cms.demo.loading.city import City, retell
from engagement.matching import pacing
from engagement.matching.models import Suggestion, SuggestionMove, Wave
from engagement.matching.queries import Ranked, rank_reachable
from engagement.matching.rules import current_rules
from engagement.needs.models import Need

State = Suggestion.State


def load_wave(city: City, need: Need, slot: Slot) -> None:
    """Make the wave once, as large as the ranking of this city wants it; then keep it yesterday."""
    asked_at = city.calendar.ago(1, "09:30")
    wave = need.waves.order_by("at", "pk").first()
    if wave is None:
        wave = _ask(need, slot, Wave(need=need, kind=Wave.Kind.CLOCK, state=Wave.State.DONE))
    asked = need.suggestions.filter(sent_at=wave.at)
    asked.update(sent_at=asked_at, created_at=asked_at)
    Wave.objects.filter(pk=wave.pk).update(at=asked_at)
    sent = need.suggestions.filter(sent_at=asked_at)
    retell(SuggestionMove, [(row, [(State.MADE, State.SENT, asked_at, None, "")]) for row in sent])


def _ask(need: Need, slot: Slot, wave: Wave) -> Wave:
    """Write the wave and its suggestions, of the demo's people only, without a message."""
    demo = [pair for pair in rank_reachable(need, pacing.FIELD) if pair.resident.source == SOURCE]
    chosen = pacing.enough(demo, slot.capacity)
    wave.wanted = wave.asked = len(chosen)
    wave.expected = sum(pair.chance for pair in chosen)
    wave.save()
    rows = [_suggestion(pair, wave) for pair in chosen]
    Suggestion.objects.bulk_create(rows, batch_size=CHUNK)
    return wave


def _suggestion(pair: Ranked, wave: Wave) -> Suggestion:
    return Suggestion(
        need=pair.need,
        resident=pair.resident,
        state=State.SENT,
        score=pair.score,
        chance=pair.chance,
        terms=dict(pair.terms),
        rules_version=current_rules().version,
        sent_at=wave.at,
    )
