"""Ideas that say the same, so that who types hers finds company."""

from engagement.ideas.models import Idea
from engagement.search.likeness import alike
from engagement.territory.interest_guess import related_stems

LEAST = 0.3  # of what the text says; less is another idea


def similar(text: str, most: int = 3, but: Idea | None = None) -> list[Idea]:
    """Return up to `most` visible ideas that share at least LEAST of what a text says, best first.

    Also where it is written differently: other forms, typos, words about the same activity.
    """
    shares = alike(text, "idea", related_stems)
    if but is not None:
        shares.pop(but.pk, None)
    keys = [key for key, share in shares.items() if share >= LEAST]
    keys = sorted(keys, key=lambda key: (-shares[key], -key))[:most]
    found = Idea.objects.visible().select_related("neighbourhood").in_bulk(keys)
    return [found[key] for key in keys if key in found]
