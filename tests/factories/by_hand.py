"""Messages that people tell: by telephone, by letter, or whom nothing reaches."""

from engagement.outbox.actions import draft, enqueue_all
from engagement.outbox.models import Message


def to_tell(way: str, to: str, name: str = "Yvonne", **more) -> Message:
    """Return a word of the organisers that waits to be told this way."""
    row = draft(
        kind=Message.Kind.CONFIRMATION,
        template="event_word",
        to=to,
        way=way,
        context={
            "name": name,
            "event": "La fête du port",
            "organiser": "La ville",
            "words": "Prenez un gilet.",
        },
        dedupe_key=f"{way}:{to}:{name}",
        recipient_key=f"resident:{name}",
        **more,
    )
    enqueue_all([row])
    return Message.objects.get(dedupe_key=row.dedupe_key)
