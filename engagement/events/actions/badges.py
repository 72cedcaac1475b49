"""Badges are given, lost and given anew; so are the keys that sign them."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from engagement.base.codes import new_code
from engagement.base.derived import in_chunks
from engagement.events.actions.places import locked
from engagement.events.keys import new_bits, new_key
from engagement.events.models import Badge, BadgeKey, Event, Registration
from engagement.needs.models import SignUp
from engagement.people.models import Account, Resident

CHUNK = 1_000


@transaction.atomic
def issue_badges(*, event: Event) -> int:
    """Give a badge to each who is expected and has none; return how many. Again adds nothing.

    Expected are those registered, and those who hold a place in a shift of the event's needs.
    """
    event = locked(event.pk)
    without = expected_at(event).exclude(
        pk__in=Badge.objects.filter(event=event, revoked_at=None).values("resident")
    )
    key = None
    given = 0
    for chunk in in_chunks(without.values_list("pk", flat=True), CHUNK):
        key = key or _signing_key(event)
        given += _give(event, key, chunk)
    return given


def expected_at(event: Event) -> QuerySet[Resident]:
    """Return whom the gate expects."""
    registered = Registration.objects.confirmed().filter(event=event)
    helping = SignUp.objects.confirmed().filter(
        shift__need__event_need__event=event, shift__called_off_at=None
    )
    rows = Resident.objects.filter(pk__in=registered.values("resident"))
    return rows | Resident.objects.filter(pk__in=helping.values("resident"))


def _give(event: Event, key: BadgeKey, residents: list[int]) -> int:
    """Write badges; of two codes that are the same by chance, the next call replaces one."""
    before = Badge.objects.filter(event=event, resident__in=residents).order_by("pk")
    hints = dict(before.values_list("resident", "hint"))
    badges = [
        Badge(
            event=event,
            key=key,
            resident_id=pk,
            secret=new_bits(),
            code=new_code(),
            hint=hints.get(pk, ""),
        )
        for pk in residents
    ]
    Badge.objects.bulk_create(badges, ignore_conflicts=True)
    return len(badges)


def _signing_key(event: Event) -> BadgeKey:
    return event.badge_keys.filter(revoked_at=None).last() or new_key(event)


@transaction.atomic
def rotate_key(*, event: Event, by: Account | None) -> BadgeKey:
    """Sign the badges to come with a new key; those given keep their own."""
    return new_key(locked(event.pk))


@transaction.atomic
def revoke_key(*, key: BadgeKey, by: Account | None) -> int:
    """Take a key out of use and give new badges to those whose badge it signed; how many."""
    event = locked(key.event_id)
    now = timezone.now()
    if not BadgeKey.objects.filter(pk=key.pk, revoked_at=None).update(revoked_at=now):
        return 0
    key.revoked_at = now
    key.badges.filter(revoked_at=None).update(revoked_at=now)
    return issue_badges(event=event)


@transaction.atomic
def revoke_badge(*, badge: Badge, by: Account | None) -> Badge | None:
    """Take back a badge that was lost; return the new one of whoever is still expected."""
    event = locked(badge.event_id)
    Badge.objects.filter(pk=badge.pk, revoked_at=None).update(revoked_at=timezone.now())
    issue_badges(event=event)
    return Badge.objects.valid().filter(event=event, resident=badge.resident_id).first()


@transaction.atomic
def set_hint(*, badge: Badge, hint: str, by: Account | None) -> None:
    """Say what the steward is told when this badge comes; raises ValidationError."""
    badge.hint = hint.strip()
    badge.full_clean()
    badge.save(update_fields=["hint"])
