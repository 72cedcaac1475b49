"""An idea is proposed, written again, taken back."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from engagement.base.slugs import save_with_free_slug
from engagement.ideas.models import Idea, IdeaVersion
from engagement.ideas.pace import keep_pace
from engagement.ideas.trust import is_known, speaks_for_city
from engagement.people.models import Account, Channel, Resident
from engagement.search.actions import refresh
from engagement.territory.models import Interest

State = Idea.State


class IdeaClosed(Exception):
    """The idea takes no words, supports or hands any more."""


class NotYours(Exception):
    """Only who proposed the idea, or leads it, may do this."""


@transaction.atomic
def propose_idea(
    *,
    resident: Resident,
    by: Account | None,
    title: str,
    body: str = "",
    interests: Iterable[Interest] = (),
    channel: Channel = Channel.WEB,
    **facts: Any,
) -> Idea:
    """Write an idea; raises ValidationError, TooMany.

    The city reads the first words of somebody new before they are published, those of somebody
    known afterwards. `facts` are other fields of Idea: `neighbourhood`, `place`, `lat`, `lon`,
    `picture`.
    """
    locked(resident)
    keep_pace(IdeaVersion, resident)
    idea = Idea(author=resident, title=title, body=body, channel=channel, **facts)
    save_with_free_slug(idea, title, reserved=Idea.RESERVED_SLUGS)
    idea.interests.set(interests)
    write_version(idea, author=resident)
    if speaks_for_city(by):
        return show(idea, by=by, checked_at=timezone.now(), checked_by=by)
    return show(idea, by=by) if is_known(resident) else idea


def show(idea: Idea, *, by: Account | None, **changes: Any) -> Idea:
    """Move an idea to where everybody reads it."""
    idea.move(State.PUBLISHED, by=by, published_at=timezone.now(), **changes)
    refresh(kind="idea", keys=[idea.pk])
    return idea


def locked(resident: Resident) -> Resident:
    """Lock a resident, so that what she writes at once is counted one by one."""
    return Resident.objects.select_for_update().get(pk=resident.pk)


def write_version(
    idea: Idea, *, author: Resident | None, note: str = "", body: str | None = None
) -> IdeaVersion:
    """Keep the words of the idea as its next version; the caller holds a lock."""
    last = idea.versions.aggregate(last=Max("number"))["last"] or 0
    return idea.versions.create(
        number=last + 1,
        title=idea.title,
        body=idea.body if body is None else body,
        author=author,
        note=note,
    )


@transaction.atomic
def rewrite_idea(
    *, idea: Idea, resident: Resident, by: Account | None, title: str, body: str, note: str = ""
) -> IdeaVersion:
    """Write the next version of an open idea; the ones before it stay readable.

    Raises IdeaClosed, ValidationError, TooMany, and NotYours unless she proposed or leads it.
    Words of somebody who is not known are read again by the city.
    """
    locked(resident)
    idea = Idea.objects.select_for_update().get(pk=idea.pk)
    if not (idea.is_open or idea.state == State.SUBMITTED):
        raise IdeaClosed(idea.pk)
    if not may_write(idea, resident):
        raise NotYours(idea.pk)
    keep_pace(IdeaVersion, resident)
    idea.title, idea.body = title, body
    idea.checked_at = idea.checked_by = None
    idea.full_clean()
    idea.save(update_fields=["title", "body", "checked_at", "checked_by"])
    refresh(kind="idea", keys=[idea.pk])
    return write_version(idea, author=resident, note=note)


def may_write(idea: Idea, resident: Resident) -> bool:
    """Say whether she proposed the idea or leads it."""
    leads = idea.members.filter(resident=resident, role="lead")
    return idea.author_id == resident.pk or leads.exists()


@transaction.atomic
def resubmit_idea(
    *, idea: Idea, resident: Resident, by: Account | None, title: str, body: str
) -> Idea:
    """Hand in again what was refused, put right; NotYours, IllegalMove, TooMany."""
    locked(resident)
    if idea.author_id != resident.pk:
        raise NotYours(idea.pk)
    keep_pace(IdeaVersion, resident)
    idea.move(State.SUBMITTED, by=by, title=title, body=body)
    idea.full_clean()
    write_version(idea, author=resident)
    return idea


@transaction.atomic
def withdraw_idea(*, idea: Idea, resident: Resident, by: Account | None) -> Idea:
    """Take one's own idea back while nobody else carries it; NotYours, IdeaClosed."""
    if idea.author_id != resident.pk:
        raise NotYours(idea.pk)
    if idea.members.exclude(resident=resident).exists() or not idea.can_move(State.WITHDRAWN):
        raise IdeaClosed(idea.pk)
    idea.move(State.WITHDRAWN, by=by)
    refresh(kind="idea", keys=[idea.pk])
    return idea
