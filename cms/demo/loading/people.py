"""The residents, with what they like and what they agreed to."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from random import Random
from typing import cast

from django.utils.text import slugify

from cms.demo.content.people import ResidentFacts, residents
from cms.demo.loading import CHUNK, SOURCE
from cms.demo.loading.accounts import CAST, RESIDENT, address
from cms.demo.loading.city import City, Say
from engagement.people.models import Channel, ConsentRecord, Resident
from engagement.people.postings import refresh_postings

SEED = 1662  # the year in which Dunkerque became French
BY_CHANNEL = {Channel.WEB: 85, Channel.COUNTER: 9, Channel.PHONE: 4, Channel.PAPER: 2}
WITH_ADDRESS = (Channel.WEB,)
WITH_PHONE = 0.5
LEILA = ResidentFacts(
    first_name=CAST[RESIDENT][0],
    last_name=CAST[RESIDENT][1],
    quartier="petite-synthe",
    interests=("environnement", "vivre-ensemble"),
    language="fr",
    suggestions=True,
    monthly_cap=4,
    joined_days_ago=500,
    past_help=8,
)
# Hers to look after; nobody writes to them.
CHILDREN = ("Sami", "Lina")
FAMILY = 1 + len(CHILDREN)

People = list[tuple[Resident, ResidentFacts]]


def load_people(city: City, count: int, say: Say) -> People:
    """Add who is missing of Leïla's and the first `count` residents; return those added."""
    there = set(Resident.objects.filter(source=SOURCE).values_list("source_id", flat=True))
    missing = ((key, facts) for key, facts in _everybody(count) if key not in there)
    added: People = []
    while chunk := list(islice(missing, CHUNK)):
        added += _add(city, chunk)
        say(f"residents: {len(there) + len(added)} / {count + FAMILY}")
    return added


def _everybody(count: int) -> Iterator[tuple[str, ResidentFacts]]:
    yield RESIDENT, LEILA
    for name in CHILDREN:
        child = {**LEILA, "first_name": name, "suggestions": False, "past_help": 0}
        yield f"{RESIDENT}-{name.lower()}", cast(ResidentFacts, child)
    chance = Random(SEED)  # noqa: S311  # an invented city, not a secret
    for number, facts in enumerate(residents(count, chance), start=1):
        yield f"{number}", facts


def _add(city: City, chunk: list[tuple[str, ResidentFacts]]) -> People:
    people = [(_resident(city, key, facts), facts) for key, facts in chunk]
    Resident.objects.bulk_create([resident for resident, _facts in people])
    likes = Resident.interests.through
    likes.objects.bulk_create(
        [
            likes(resident_id=resident.pk, interest_id=city.domain(code).pk)
            for resident, facts in people
            for code in facts["interests"]
        ],
        batch_size=CHUNK,
    )
    refresh_postings([resident.pk for resident, _facts in people])
    _record_consents([resident for resident, _facts in people])
    return people


def _resident(city: City, key: str, facts: ResidentFacts) -> Resident:
    chance = Random(f"{SEED}:{key}")  # noqa: S311  # an invented city, not a secret
    joined = city.calendar.in_the_past(facts["joined_days_ago"], chance)
    channel = chance.choices(list(BY_CHANNEL), list(BY_CHANNEL.values()))[0]
    resident = Resident(
        source=SOURCE,
        source_id=key,
        name=f"{facts['first_name']} {facts['last_name']}",
        email=address(f"{slugify(facts['first_name'])}.{key}"),
        language=facts["language"],
        neighbourhood=city.quartiers[facts["quartier"]],
        suggestions_since=joined + timedelta(minutes=4) if facts["suggestions"] else None,
        monthly_cap=facts["monthly_cap"],
        channel=channel,
        phone=_phone(chance) if chance.random() < WITH_PHONE else "",
        created_at=joined,
    )
    if key.startswith(RESIDENT):
        resident.account, resident.is_self = city.accounts[RESIDENT], key == RESIDENT
        resident.email, resident.channel = address(RESIDENT), Channel.WEB
        resident.created_at = city.calendar.in_the_past(facts["joined_days_ago"], Random(SEED))  # noqa: S311
    elif channel not in WITH_ADDRESS:
        resident.email = ""
    return resident


def _phone(chance: Random) -> str:
    """Return a number of those that ARCEP keeps for works of fiction."""
    return f"06 39 98 {chance.randrange(100):02} {chance.randrange(100):02}"


def _record_consents(people: list[Resident]) -> None:
    ConsentRecord.objects.bulk_create(
        ConsentRecord(
            resident=resident,
            purpose=ConsentRecord.Purpose.SUGGESTIONS,
            given=True,
            at=resident.suggestions_since,
            channel=resident.channel,
        )
        for resident in people
        if resident.suggestions_since
    )
