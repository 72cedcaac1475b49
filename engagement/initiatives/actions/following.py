"""Who asks to be told of a thing, and who has had enough."""

from typing import Any

from django.db import models

from engagement.initiatives.models import Follow
from engagement.initiatives.models.follows import key_of
from engagement.people.models import Account, Resident


def follow(*, resident: Resident, thing: models.Model, by: Account | None) -> bool:
    """Have a resident told of a thing from now on; False when she was already."""
    key: dict[str, Any] = {"resident": resident, **key_of(thing)}
    _follow, created = Follow.objects.get_or_create(**key)
    return created


def unfollow(*, resident: Resident, thing: models.Model, by: Account | None) -> bool:
    """Tell a resident nothing more of a thing; False when she did not follow it."""
    ended, _by_kind = Follow.objects.of(thing).filter(resident=resident).delete()
    return bool(ended)
