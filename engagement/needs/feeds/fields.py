"""One mission of the feed, field by field: what is read, repaired, refused."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from engagement.needs.feeds.mission import BadMission, Mission
from engagement.needs.feeds.organisations import read_organisation
from engagement.needs.feeds.places import read_addresses
from engagement.needs.feeds.values import (
    Row,
    list_of,
    plain_text,
    text_of,
    without_tags,
    yes_or_no,
)
from engagement.territory.interest_data import ACTIVITIES, DOMAINS

DESCRIPTION_LIMIT = 20_000
MOST_PLACES = 10_000
BELIEVABLE_YEARS = range(1990, 2200)
DOMAIN_CODES = {row[0] for row in DOMAINS}
ACTIVITY_CODES = {row[0] for row in ACTIVITIES}
_REMOTE = {"full": "full", "possible": "possible"}


def read_mission(row: Row, identifier: str) -> tuple[Mission, list[str]]:
    """Return the mission and what was put right in it; BadMission if it cannot be kept."""
    warnings: list[str] = []
    starts_at, ends_at = _dates(row)
    mission = Mission(
        id=identifier,
        title=_title(row),
        description=_description(row),
        application_url=_application_url(row),
        organisation=read_organisation(row),
        domain=_domain(row),
        activities=_activities(row, warnings),
        addresses=tuple(read_addresses(row, warnings)),
        remote=_REMOTE.get(text_of(row, "remote").lower(), "no"),
        starts_at=starts_at,
        ends_at=ends_at,
        places=_places(row, warnings),
        minors=yes_or_no(row, "openToMinors"),
        wheelchair=yes_or_no(row, "reducedMobilityAccessible") or False,
    )
    return mission, warnings


def _title(row: Row) -> str:
    title = without_tags(text_of(row, "title")).strip()
    if not title:
        raise BadMission(_("sans titre"))
    if len(title.split()) < 2:
        raise BadMission(_("titre d’un seul mot : « %s »") % title)
    return title


def _description(row: Row) -> str:
    value = row.get("description")
    markup = value if isinstance(value, str) else ""
    if len(markup) > DESCRIPTION_LIMIT:
        raise BadMission(_("description de plus de 20 000 caractères"))
    return plain_text(markup)


def _application_url(row: Row) -> str:
    url = text_of(row, "applicationUrl")
    if not url:
        raise BadMission(_("sans adresse d’inscription (applicationUrl)"))
    if not url.lower().startswith(("http://", "https://")):
        raise BadMission(_("adresse d’inscription invalide (applicationUrl)"))
    return url


def _domain(row: Row) -> str:
    domain = text_of(row, "domain")
    if domain not in DOMAIN_CODES:
        raise BadMission(_("domaine inconnu : « %s »") % domain)
    return domain


def _activities(row: Row, warnings: list[str]) -> tuple[str, ...]:
    given = list_of(row, "activity")
    known = [code for code in given if code in ACTIVITY_CODES]
    if len(known) < len(given):
        warnings.append(_("activité inconnue, rangée dans « autre »"))
        known.append("autre")
    return tuple(dict.fromkeys(known))


def _places(row: Row, warnings: list[str]) -> int:
    text = text_of(row, "places") or "1"
    try:
        places = int(float(text))
    except (ValueError, OverflowError):
        places = 0
    if not 1 <= places <= MOST_PLACES:
        warnings.append(_("nombre de places invalide (« %s ») : 1 gardée") % text)
        return 1
    return places


def _dates(row: Row) -> tuple[datetime | None, datetime | None]:
    starts_at, ends_at = _moment(row, "startAt"), _moment(row, "endAt")
    if starts_at and ends_at and ends_at < starts_at:
        raise BadMission(_("dates à l’envers : la fin est avant le début"))
    if starts_at and starts_at == ends_at:
        ends_at = starts_at + timedelta(days=1)
    return starts_at, ends_at


def _moment(row: Row, name: str) -> datetime | None:
    """Return an ISO 8601 moment; without zone it is the city's time."""
    text = text_of(row, name)
    if not text:
        return None
    try:
        moment = parse_datetime(text)
    except ValueError:
        moment = None
    if moment is None or moment.year not in BELIEVABLE_YEARS:
        raise BadMission(_("date illisible : « %s »") % text)
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
