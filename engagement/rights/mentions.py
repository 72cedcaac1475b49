"""Where others wrote of a person: her address, number or whole name is taken out of their words."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import F, JSONField, Model, Q, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from engagement.outbox.models import Message
from engagement.rights.declarations import everything
from engagement.rights.persons import Person

LONG = 12  # shorter texts of hers may be anybody's words


def take_out_mentions(person: Person) -> None:
    """Blank what tells her from everybody in each text that is declared to mention people."""
    if not person.telling:
        return
    pattern = _pattern(person.telling)
    for model, personal in everything():
        for name in personal.mentions.split():
            _blank(model, name, person.telling, pattern)


def take_out_of_messages(person: Person, words: Iterable[str], about: Iterable[str]) -> None:
    """Take her out of messages to others: her `words`, and her name where they are about her.

    `about` are the places that such messages name, as "sign_up:12"; one that has left is emptied
    whole, one that waits leaves without her.
    """
    told = person.telling | {text for text in words if len(text) >= LONG}
    pattern = _pattern(told)
    named = {name: _("Une personne") for name in person.names}
    keys = set(about)
    for message in _to_others(told, keys):
        cleaned = without(message.context, pattern)
        if _is_about(message, keys):
            cleaned = renamed(cleaned, named)
        if cleaned == message.context:
            continue
        if message.finished_at:
            Message.objects.filter(pk=message.pk).update(to="", context={})
        else:
            Message.objects.filter(pk=message.pk).update(context=cleaned)


def without(value: Any, pattern: re.Pattern[str]) -> Any:
    """Return JSON or a text without what the pattern finds."""
    if isinstance(value, str):
        return pattern.sub("…", value)
    if isinstance(value, dict):
        return {key: without(held, pattern) for key, held in value.items()}
    if isinstance(value, list):
        return [without(held, pattern) for held in value]
    return value


def renamed(value: Any, names: dict[str, str]) -> Any:
    """Return JSON in which a value that is a name, and nothing else, is another."""
    if isinstance(value, str):
        return names.get(value.strip(), value)
    if isinstance(value, dict):
        return {key: renamed(held, names) for key, held in value.items()}
    if isinstance(value, list):
        return [renamed(held, names) for held in value]
    return value


def _is_about(message: Message, keys: set[str]) -> bool:
    """Whether a message tells of one of these rows: dedupe keys name theirs between colons."""
    numbers = {key.split(":")[1] for key in keys}
    return message.about in keys or bool(numbers & set(message.dedupe_key.split(":")))


def _to_others(told: set[str], keys: set[str]) -> Iterator[Message]:
    found = Q(about__in=keys)
    for text in told:
        found |= _contains(text)
    for key in keys:
        found |= Q(dedupe_key__contains=f":{key.split(':')[1]}:")
    rows = Message.objects.exclude(context={}).annotate(rights_words=Cast("context", TextField()))
    return rows.filter(found).iterator()


def _contains(text: str) -> Q:
    """Return the condition for words as either database writes them in JSON."""
    escaped = text.encode("unicode_escape").decode().replace("\\x", "\\u00")
    return Q(rights_words__icontains=text) | Q(rights_words__icontains=escaped)


def _blank(model: type[Model], name: str, told: set[str], pattern: re.Pattern[str]) -> None:
    field = model._meta.get_field(name)
    words = Cast(name, TextField()) if isinstance(field, JSONField) else F(name)
    found = Q(pk__in=[])
    for text in told:
        found |= _contains(text)
    rows = model._base_manager.annotate(rights_words=words).filter(found)
    for key, value in rows.values_list("pk", name):
        cleaned = without(value, pattern)
        if field.get_internal_type() == "EmailField" or name == "email":
            cleaned = ""
        model._base_manager.filter(pk=key).update(**{name: cleaned})


def _pattern(texts: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(texts, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)", re.IGNORECASE)
