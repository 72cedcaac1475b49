"""Suggestions and the rules that make them."""

from engagement.matching.models.rules import RulesVersion
from engagement.matching.models.suggestions import Suggestion, SuggestionMove

__all__ = ["RulesVersion", "Suggestion", "SuggestionMove"]
