"""What waits for the officer and for Nadia, beside what has just arrived."""

from cms.demo.content.pending import CLAIM, LISTED, UNREAD_NEED
from cms.demo.loading.accounts import (
    ASKING,
    CAST,
    CLAIMING,
    HELPER,
    INVITED,
    OFFICER,
    STORY_ASSOCIATION,
    address,
)
from cms.demo.loading.city import City
from cms.demo.loading.needs import facts_of, shifts_of
from cms.demo.loading.office import load_office
from engagement.associations.models import (
    AnswerPromise,
    Invitation,
    JoinRequest,
    Membership,
)
from engagement.associations.models.members import invitation_expiry
from engagement.base.slugs import save_with_free_slug
from engagement.needs.models import Need

WHO_ANSWERS = {"officer": " ".join(CAST[OFFICER]), "deputy": "Marc Deram"}
WHO_I_AM = "Je tiens la caisse le vendredi depuis septembre, Salimata me connaît."


def load_promise() -> None:
    """Say who answers, where the city has not said it."""
    if not AnswerPromise.objects.exists():
        AnswerPromise.objects.create(**WHO_ANSWERS)


def load_desk(city: City) -> None:
    """Bring back to the desk what a visitor of the demo may have answered."""
    _claim(city)
    _team(city)
    _unread(city)
    load_office(city)


def _claim(city: City) -> None:
    """Let somebody ask for the association that nobody answers for."""
    listed = city.associations[LISTED.slug]
    listed.memberships.all().delete()
    listed.join_requests.all().delete()
    listed.join_requests.create(
        account=city.accounts[CLAIMING], words=CLAIM, created_at=city.calendar.ago(1, "17:45")
    )


def _team(city: City) -> None:
    """Give Nadia a helper, somebody invited and somebody who asks."""
    story = city.associations[STORY_ASSOCIATION]
    helper = Membership.Role.HELPER
    story.memberships.get_or_create(account=city.accounts[HELPER], defaults={"role": helper})
    asking = city.accounts[ASKING]
    story.memberships.filter(account=asking).delete()
    story.join_requests.filter(account=asking).delete()
    JoinRequest.objects.create(
        association=story, account=asking, words=WHO_I_AM, created_at=city.calendar.ago(2)
    )
    Invitation.objects.update_or_create(
        association=story,
        email=address(INVITED),
        state=Invitation.State.SENT,
        defaults={
            "role": helper,
            "by": city.accounts[STORY_ASSOCIATION],
            "expires_at": invitation_expiry(),
        },
    )


def _unread(city: City) -> None:
    """Have a verified association publish a need by itself; it is hers, so without our mark."""
    association = city.associations[UNREAD_NEED.association]
    need = Need.objects.filter(association=association, title=UNREAD_NEED.title).first() or Need()
    for name, value in facts_of(city, UNREAD_NEED).items():
        setattr(need, name, value)
    need.state, need.created_at = Need.State.PUBLISHED, city.calendar.ago(1, "11:10")
    need.published_at, need.checked_at, need.checked_by = need.created_at, None, None
    if need.pk:
        need.save()
    else:
        save_with_free_slug(need, UNREAD_NEED.title)
    need.interests.set(city.interests_of(UNREAD_NEED))
    for shift in shifts_of(city, UNREAD_NEED, need):
        shift.save()
