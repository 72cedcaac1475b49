"""A need gets its photos and loses them."""

from django.db import transaction

from engagement.media.models import Picture
from engagement.needs.actions.editing import edit_need
from engagement.needs.models import Need, NeedPhoto
from engagement.people.models import Account


class EnoughPhotos(Exception):
    """The need has as many photos as its page shows."""


@transaction.atomic
def add_photo(*, need: Need, by: Account, picture: Picture) -> None:
    """Give a need its photo, or one more; raises EnoughPhotos."""
    need = Need.objects.select_for_update().get(pk=need.pk)
    if need.picture_id is None:
        edit_need(need=need, by=by, picture=picture)
    elif need.photos.count() < NeedPhoto.MOST:
        need.photos.create(picture=picture)
    else:
        raise EnoughPhotos(need.pk)


@transaction.atomic
def drop_photo(*, need: Need, by: Account, photo: NeedPhoto | None = None) -> None:
    """Take one of its further photos away, or its first: then the next one takes its place."""
    if photo is not None:
        photo.delete()
        return
    following = need.photos.select_related("picture").first()
    edit_need(need=need, by=by, picture=following.picture if following else None)
    if following:
        following.delete()
