"""Suggestions, the rules that make them, the waves and weekly letters that send them."""

from engagement.matching.models.affinity import AffinityTable
from engagement.matching.models.digests import DigestMove, DigestRun
from engagement.matching.models.rules import RulesVersion
from engagement.matching.models.suggestions import Suggestion, SuggestionMove
from engagement.matching.models.waves import Wave, WaveMove

__all__ = [
    "AffinityTable",
    "DigestMove",
    "DigestRun",
    "RulesVersion",
    "Suggestion",
    "SuggestionMove",
    "Wave",
    "WaveMove",
]
