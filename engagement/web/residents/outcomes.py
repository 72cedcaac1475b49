"""What came of needs, and what those who came say, as pages tell it."""

from collections.abc import Iterable
from typing import Any

from engagement.media.renditions import CARD, shown
from engagement.needs.models import Need, Outcome, Testimonial
from engagement.needs.outcomes import outcomes_on, words_on
from engagement.needs.wording import amount_of
from engagement.people.names import first_name
from engagement.web.residents.queries import address_of

OUTCOMES_SHOWN = WORDS_SHOWN = 6


def came_of(need: Need) -> dict[str, Any]:
    """Return what came of a need and the words that may be shown, latest first."""
    return {
        "outcomes": outcome_rows(outcomes_on(need)[:OUTCOMES_SHOWN]),
        "words": word_rows(words_on(need)[:WORDS_SHOWN]),
    }


def outcome_rows(outcomes: Iterable[Outcome]) -> list[dict[str, Any]]:
    return [
        {
            "amount": amount_of(outcome),
            "sentence": outcome.sentence,
            "at": outcome.told_at,
            "need": outcome.need.title,
            "url": address_of(outcome.need),
            **shown(outcome.picture, CARD),
        }
        for outcome in outcomes
    ]


def word_rows(words: Iterable[Testimonial]) -> list[dict[str, Any]]:
    return [
        {
            "text": word.text,
            "name": first_name(word.signup.resident),
            **shown(word.picture, CARD),
        }
        for word in words
    ]
