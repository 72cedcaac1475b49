"""What a resident puts aside, and the friends she asks along."""

from django.db.models import F

from engagement.needs.models import FriendLink, Need, SavedNeed, SignUp
from engagement.people.models import Account, Resident


def save_need(*, resident: Resident, need: Need, by: Account | None) -> bool:
    """Keep a need for later; False where she had."""
    return SavedNeed.objects.get_or_create(resident=resident, need=need)[1]


def forget_need(*, resident: Resident, need: Need, by: Account | None) -> bool:
    """Take a need off her list; False where it was not on it."""
    return bool(SavedNeed.objects.filter(resident=resident, need=need).delete()[0])


def friend_link(*, resident: Resident, need: Need, by: Account | None) -> FriendLink:
    """Return the link by which she asks friends to a need, made at need."""
    return FriendLink.objects.get_or_create(resident=resident, need=need)[0]


def count_friend(*, link: FriendLink, signup: SignUp) -> None:
    """Count who came by a link; who she is, nobody keeps."""
    if signup.shift.need_id == link.need_id and signup.resident_id != link.resident_id:
        FriendLink.objects.filter(pk=link.pk).update(came=F("came") + 1)
