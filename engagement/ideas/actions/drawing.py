"""Ideas drawn by lot for a workshop: first the list, then the seed."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from engagement.ideas.lots import drawn, hash_of, list_text
from engagement.ideas.models import Draw, Idea
from engagement.people.models import Account


class AlreadyDrawn(Exception):
    """There is one draw for one list."""


@transaction.atomic
def publish_list(
    *, title: str, ideas: Iterable[Idea], wanted: int, seed_from: str, by: Account
) -> Draw:
    """Publish the list that will be drawn from, with its hash; ValidationError.

    What becomes of the ideas later does not change it.
    """
    listed = list_text((idea.pk, idea.title) for idea in ideas)
    draw = Draw(
        title=title,
        listed=listed,
        list_hash=hash_of(listed),
        wanted=wanted,
        seed_from=seed_from,
        by=by,
    )
    draw.full_clean()
    draw.save()
    return draw


@transaction.atomic
def draw_lots(*, draw: Draw, seed: str, by: Account) -> list[Idea]:
    """Draw with a seed that came up in public; return the ideas, the first drawn first.

    Raises AlreadyDrawn. The seed is kept without spaces around it, as everybody will type it.
    """
    seed = " ".join(seed.split())
    waiting = Draw.objects.filter(pk=draw.pk, seed="")
    if not seed or not waiting.update(seed=seed, drawn_at=timezone.now(), drawn_by=by):
        raise AlreadyDrawn(draw.pk)
    draw.refresh_from_db()
    numbers = drawn(draw.listed, draw.seed, draw.wanted)
    found = Idea.objects.in_bulk(numbers)
    draw.ideas.set(found)
    return [found[number] for number in numbers if number in found]
