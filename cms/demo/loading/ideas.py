"""The ideas of residents, with who stands behind them and what the city said."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import cycle

from cms.demo.content import ideas as content
from cms.demo.loading import SOURCE
from cms.demo.loading.city import City, Step, retell
from engagement.ideas.models import (
    Comment,
    Frame,
    Idea,
    IdeaMove,
    IdeaVersion,
    Member,
    Support,
)
from engagement.people.models import Resident

MOST_BEHIND = 150  # residents who take part; the ideas share them out
OF_CITY = "VILLE "
LATER = timedelta(hours=7)  # the city reads it the same day
State = Idea.State


def load_ideas(city: City) -> None:
    """Bring the demo's ideas up to date, and write anew what its own people did with them."""
    rows = Resident.objects.filter(source=SOURCE, account=None).exclude(name="")
    people = list(rows.order_by("pk")[:MOST_BEHIND])
    if not people:
        return
    authors = cycle(people)
    made = {told.key: _put(city, told, next(authors)) for told in content.IDEAS}
    _join(made)
    _forget_what_was_told(list(made.values()))
    pairs = [(told, made[told.key]) for told in content.IDEAS]
    Support.objects.bulk_create(
        support for told, row in pairs for support in _supports(city, told, row, people)
    )
    Comment.objects.bulk_create(
        comment for told, row in pairs for comment in _comments(city, told, row, people)
    )
    Member.objects.bulk_create(
        member for told, row in pairs for member in _members(city, told, row, people)
    )
    IdeaVersion.objects.bulk_create(
        (version for told, row in pairs for version in _versions(city, told, row)),
        ignore_conflicts=True,  # one whose author was erased since is still there
    )
    Frame.objects.bulk_create(frame for told, row in pairs for frame in _frames(city, told, row))
    retell(IdeaMove, [(row, _moves(city, told)) for told, row in pairs])


def _put(city: City, told: content.Idea, author: Resident) -> Idea:
    row = Idea.objects.filter(source=SOURCE, source_id=told.key).first()
    row = row or Idea(source=SOURCE, source_id=told.key, slug=told.key, author=author)
    row.title, row.body, row.place, row.channel = told.title, told.body, told.place, told.channel
    # Joined once all are there: one that says into which is merged.
    row.state = State.PUBLISHED if told.merged_into else told.state
    row.merged_into = None
    row.neighbourhood = city.quartiers[told.quartier] if told.quartier else None
    row.picture = city.pictures[told.scene] if told.scene else None
    row.created_at = city.calendar.ago(told.ago)
    is_shown = told.state != State.SUBMITTED
    row.published_at = row.created_at + LATER if is_shown else None
    row.checked_at = row.published_at if told.read else None
    row.checked_by = city.officer if told.read else None
    row.save()
    row.interests.set(city.interests_of(told))
    if told.initiative:
        city.initiatives[told.initiative].ideas.add(row)
    return row


def _join(made: dict[str, Idea]) -> None:
    for told in content.IDEAS:
        if told.merged_into:
            row = made[told.key]
            row.state, row.merged_into = State.MERGED, made[told.merged_into]
            row.save(update_fields=["state", "merged_into"])


def _forget_what_was_told(rows: list[Idea]) -> None:
    """Remove what the demo's people did; what real ones did with these ideas stays."""
    Support.objects.filter(idea__in=rows, resident__source=SOURCE).delete()
    Comment.objects.filter(idea__in=rows, author__source=SOURCE).delete()
    Member.objects.filter(idea__in=rows, resident__source=SOURCE).delete()
    IdeaVersion.objects.filter(idea__in=rows, author__source=SOURCE).delete()
    Frame.objects.filter(idea__in=rows).delete()


def _supports(
    city: City, told: content.Idea, row: Idea, people: list[Resident]
) -> Iterator[Support]:
    start = told.ago % len(people)
    for number, who in enumerate((people[start:] + people[:start])[: told.supports]):
        at = city.calendar.ago(1 + told.ago * (number + 1) // (told.supports + 1))
        yield Support(idea=row, resident=who, at=at)


def _comments(
    city: City, told: content.Idea, row: Idea, people: list[Resident]
) -> Iterator[Comment]:
    for number, text in enumerate(told.said):
        by_city = text.startswith(OF_CITY)
        at = city.calendar.ago(max(1, told.ago - 3 - 4 * number))
        yield Comment(
            idea=row,
            author=people[(told.ago + 5 * number + 1) % len(people)],
            by_city=by_city,
            text=text.removeprefix(OF_CITY),
            at=at,
            checked_at=at,
        )


def _members(city: City, told: content.Idea, row: Idea, people: list[Resident]) -> Iterator[Member]:
    start = told.ago % len(people)
    for number, (role, words) in enumerate(told.roles):
        who = people[(start + number) % len(people)]
        since = city.calendar.ago(max(1, told.ago - 2 - number))
        yield Member(idea=row, resident=who, role=role, words=words, since=since)


def _versions(city: City, told: content.Idea, row: Idea) -> Iterator[IdeaVersion]:
    one = IdeaVersion(idea=row, number=1, title=row.title, body=row.body, at=row.created_at)
    one.author = row.author
    if told.rewritten:
        one.body = told.body.rpartition(" Trois")[0]
        at = city.calendar.ago(max(1, told.ago - 12))
        two = IdeaVersion(idea=row, number=2, title=row.title, body=row.body, at=at)
        two.author, two.note = row.author, told.rewritten
        yield two
    yield one


def _frames(city: City, told: content.Idea, row: Idea) -> Iterator[Frame]:
    answer = told.answer
    if answer is None:
        return
    yield Frame(
        idea=row,
        fits=bool(answer.next_step),
        reason=answer.reason,
        next_step=answer.next_step,
        due_on=city.calendar.today + timedelta(days=answer.due_in) if answer.next_step else None,
        department=answer.department,
        by=city.officer,
        at=city.calendar.ago(answer.ago),
    )


def _moves(city: City, told: content.Idea) -> list[Step]:
    if told.state == State.SUBMITTED:
        return []
    shown = city.calendar.ago(told.ago) + LATER
    steps: list[Step] = [(State.SUBMITTED, State.PUBLISHED, shown, city.officer, "")]
    if told.answer:
        answered = State.ACCEPTED if told.answer.next_step else State.DECLINED
        when = city.calendar.ago(told.answer.ago)
        steps.append((State.PUBLISHED, answered, when, city.officer, told.answer.reason))
    if told.initiative and told.answer:
        when = city.calendar.ago(told.answer.ago - 30)
        steps.append((State.ACCEPTED, State.ADOPTED, when, city.officer, "L’initiative commence."))
    if told.merged_into:
        when = city.calendar.ago(told.ago - 6)
        words = "Les deux disent la même chose."
        steps.append((State.PUBLISHED, State.MERGED, when, city.officer, words))
    return steps
