"""What may be answered on the telephone. A room writes `answers.py`, read at the start:

    register(Answerable("sign_up", questions=…, answer=…, words=…))

A message whose `about` is "sign_up:12" is then asked about, and answered, as that room says.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from engagement.outbox.models import CallTry, Message

Outcome = CallTry.Outcome


class AnswerRefused(Exception):
    """The answer comes too late; its text says so to whoever holds the telephone."""


@dataclass(frozen=True)
class Answerable:
    """How one kind of thing is asked about.

    `questions` gives, of a message, the words of each outcome that it takes; `answer` does what
    she said (`yes`, `no`, or `reached`: told, she will see) and may raise AnswerRefused; `words`
    gives what has to be said otherwise than when the message was written.
    """

    kind: str
    questions: Callable[[Message], Mapping[str, str]]
    answer: Callable[[Message, str, Any], None]
    words: Callable[[Message], Mapping[str, Any]]


KINDS: dict[str, Answerable] = {}


def register(answerable: Answerable) -> None:
    KINDS[answerable.kind] = answerable


def about(kind: str, key: object) -> str:
    """Return what `Message.about` says of a thing."""
    return f"{kind}:{key}"


def key_of(message: Message) -> str:
    return message.about.partition(":")[2]


def answerable(message: Message) -> Answerable | None:
    """Return who knows what to ask about this message, if anybody."""
    return KINDS.get(message.about.partition(":")[0])


def questions_of(message: Message) -> Mapping[str, str]:
    """Return the answers to offer in words; {} where nothing is asked."""
    known = answerable(message)
    return known.questions(message) if known else {}


def answer(message: Message, outcome: str, by: Any) -> None:
    """Do what she answered; AnswerRefused when it is too late."""
    known = answerable(message)
    if known:
        known.answer(message, outcome, by)
