"""Eighteen months of past: needs that are over, who came to them, who did not."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from heapq import nlargest
from random import Random

from cms.demo.content import kinds
from cms.demo.content.needs import BY_KEY, NEEDS
from cms.demo.content.people import ResidentFacts
from cms.demo.content.results import ONCE_A_SEASON
from cms.demo.loading import CHUNK, SOURCE
from cms.demo.loading.calendar import WEEK, at, times_of
from cms.demo.loading.city import City, Say, Step, retell
from cms.demo.loading.needs import READ_IN, facts_of
from cms.demo.loading.people import SEED, People
from engagement.base.slugs import save_with_free_slug
from engagement.needs.days import usual_minutes
from engagement.needs.models import Need, NeedMove, Shift, SignUp
from engagement.people.models import Account, Resident

PREFIX = "past"
SEASONS, WEEKS_OF_SEASON = 3, 26
EVERY_WEEKS = 2
RECURRING = tuple(
    need
    for need in NEEDS
    if need.key in ONCE_A_SEASON or (len(need.slots) >= 4 and not need.initiative)
)
MARKED_IN = timedelta(hours=2)
EXTRA = 0.16  # of those who helped, who also signed up once without coming
NOT_CAME = (SignUp.Attendance.ABSENT, SignUp.Attendance.EXCUSED, None)  # None: cancelled before


@dataclass(frozen=True)
class Offer:
    """A past shift, its start, the content that it was made from, who noted who came."""

    shift: Shift
    starts_at: datetime
    content: kinds.Need
    keeper: Account


def load_past(city: City, added: People, say: Say) -> None:
    """Make the past needs once, and the past of the residents just added."""
    needs = Need.objects.filter(source=SOURCE, source_id__startswith=f"{PREFIX}:")
    if not needs.exists():
        _make_needs(city)
    offers = _offers(city)
    signups = [signup for resident, facts in added for signup in _signups(resident, facts, offers)]
    say(f"past: {len(signups)} sign-ups")
    SignUp.objects.bulk_create(signups, batch_size=CHUNK)
    _count_places(offers, signups)


def _make_needs(city: City) -> None:
    told = []
    for season in range(SEASONS):
        for content in RECURRING:
            need, steps = _need(city, content, season)
            told.append((need, steps))
            need.interests.set(city.interests_of(content))
            Shift.objects.bulk_create(_shifts(city, content, need, season))
    retell(NeedMove, told)


def _need(city: City, content: kinds.Need, season: int) -> tuple[Need, list[Step]]:
    first, last = _weeks(city, season)[0], _weeks(city, season)[-1]
    state, keeper = Need.State, city.accounts[content.association]
    posted, over = at(first - WEEK, "14:20"), at(last + WEEK, "00:00")
    need = Need(
        source=SOURCE,
        source_id=f"{PREFIX}:{content.key}:{season}",
        **facts_of(city, content),
        state=state.OVER,
        created_at=posted,
        published_at=posted + READ_IN,
    )
    save_with_free_slug(need, content.title)
    return need, [
        (state.DRAFT, state.SUBMITTED, posted, keeper, ""),
        (state.SUBMITTED, state.PUBLISHED, posted + READ_IN, city.officer, ""),
        (state.PUBLISHED, state.OVER, over, None, ""),
    ]


def _weeks(city: City, season: int) -> list[date]:
    """Return the Mondays of a season's shifts, oldest first; season 0 is the latest."""
    newest = city.calendar.past_end - WEEK - season * WEEKS_OF_SEASON * WEEK
    return [newest - back * WEEK for back in range(0, WEEKS_OF_SEASON, EVERY_WEEKS)][::-1]


def _shifts(city: City, content: kinds.Need, need: Need, season: int) -> list[Shift]:
    slot, mondays = content.slots[0], _weeks(city, season)
    weekday = slot.weekday
    if content.key in ONCE_A_SEASON:
        weekday, mondays = ONCE_A_SEASON[content.key], mondays[len(mondays) // 2 :][:1]
    times = [times_of(slot, monday + timedelta(days=weekday or 0)) for monday in mondays]
    return [
        # Already asked: nobody is written to about what is past.
        Shift(need=need, starts_at=start, ends_at=end, capacity=slot.capacity, asked_at=end)
        for start, end in times
    ]


def _offers(city: City) -> list[Offer]:
    """Return the past shifts, oldest first."""
    past = Shift.objects.filter(need__source=SOURCE, need__source_id__startswith=f"{PREFIX}:")
    offers = []
    for shift in past.select_related("need").order_by("starts_at", "pk"):
        content = BY_KEY[shift.need.source_id.split(":")[1]]
        if shift.starts_at:
            keeper = city.accounts[content.association]
            offers.append(Offer(shift, shift.starts_at, content, keeper))
    return offers


def _signups(resident: Resident, facts: ResidentFacts, offers: list[Offer]) -> list[SignUp]:
    """Return the past of one resident: she came `past_help` times since she joined."""
    came = facts["past_help"]
    if not came:
        return []
    chance = Random(f"{SEED}:past:{resident.source_id}")  # noqa: S311  # not a secret
    since = [offer for offer in offers if offer.starts_at > resident.created_at]
    chosen = nlargest(came + 1, since, key=lambda o: chance.random() ** (1 / _appeal(o, facts)))
    signups = [_signup(resident, o, SignUp.Attendance.CAME, chance) for o in chosen[:came]]
    if chance.random() < EXTRA:
        signups += [_signup(resident, o, chance.choice(NOT_CAME), chance) for o in chosen[came:]]
    return signups


def _appeal(offer: Offer, facts: ResidentFacts) -> float:
    """Return how much a shift attracts a resident: a weight for drawing without replacement.

    Efraimidis & Spirakis, Information Processing Letters 97, 2006.
    """
    shared = len(set(offer.content.domains) & set(facts["interests"]))
    near = offer.content.quartier == facts["quartier"]
    return offer.shift.capacity * (1 + 3 * shared) * (3 if near else 1)


def _signup(resident: Resident, offer: Offer, attendance: str | None, chance: Random) -> SignUp:
    before = offer.starts_at - resident.created_at
    taken_at = offer.starts_at - min(before, timedelta(days=9)) * chance.random()
    signup = SignUp(
        shift=offer.shift, resident=resident, channel=resident.channel, created_at=taken_at
    )
    if attendance is None:
        signup.state = SignUp.State.CANCELLED
        signup.cancelled_at = taken_at + (offer.starts_at - taken_at) / 2
    else:
        marked_at = (offer.shift.ends_at or offer.starts_at) + MARKED_IN
        signup.attendance = attendance
        signup.marked_at, signup.marked_by = marked_at, offer.keeper
        if attendance == SignUp.Attendance.CAME:
            signup.minutes, signup.thanked_at = usual_minutes(offer.shift), marked_at
    return signup


def _count_places(offers: list[Offer], signups: list[SignUp]) -> None:
    """Write the places now taken; a shift whose helpers came in number had that many places."""
    live = Counter(s.shift_id for s in signups if s.state == SignUp.State.CONFIRMED)
    busy = [offer.shift for offer in offers if live[offer.shift.pk]]
    for shift in busy:
        shift.taken += live[shift.pk]
        shift.capacity = max(shift.capacity, shift.taken)
    Shift.objects.bulk_update(busy, ["taken", "capacity"])
