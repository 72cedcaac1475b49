"""Make the needs of one source match its feed."""

import re
from dataclasses import dataclass, field
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from engagement.needs.actions import withdraw_need
from engagement.needs.feeds.mission import BadFeed, BadMission, Mission, ParsedFeed, Told
from engagement.needs.feeds.parse import parse_feed
from engagement.needs.feeds.writing import GONE, MissionWriter
from engagement.needs.models import FeedRun
from engagement.people.models import Account

# Their rows are made and removed by load_demo and make_residents.
RESERVED_SOURCES = {"demo", "trial"}
# An empty feed is taken for an outage until this long has passed since the last good one.
PATIENCE = timedelta(days=7)


@dataclass
class FeedReport:
    """What an import did; `read` counts every mission of the file."""

    read: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    withdrawn: int = 0
    refused: list[Told] = field(default_factory=list)
    warnings: list[Told] = field(default_factory=list)


def import_missions(
    *,
    content: bytes,
    source: str,
    dry_run: bool = False,
    publish_incomplete: bool = False,
    by: Account | None = None,
) -> FeedReport:
    """Add, update and withdraw the needs of `source` after its feed; BadFeed changes nothing.

    Each mission is one transaction, so that a long feed does not keep sign-ups waiting; a dry
    run is the same work rolled back.
    """
    _check_source(source)
    feed = parse_feed(content)
    writer = MissionWriter.load(source, publish_incomplete=publish_incomplete, by=by)
    if not dry_run:
        return _run(feed, writer)
    with transaction.atomic():
        report = _run(feed, writer)
        transaction.set_rollback(True)
    return report


def _check_source(source: str) -> None:
    if source in RESERVED_SOURCES:
        raise BadFeed(_("Le nom de source « %s » est réservé.") % source)
    if not re.fullmatch(r"[\w.-]{1,40}", source):
        raise BadFeed(_("Nom de source invalide : lettres, chiffres, « - », « _ », « . »."))


def _run(feed: ParsedFeed, writer: MissionWriter) -> FeedReport:
    report = FeedReport(feed.read, refused=[*feed.refused], warnings=[*feed.warnings])
    for mission in feed.missions:
        _write(mission, writer, report)
    _withdraw_gone(feed, writer, report)
    FeedRun.objects.create(source=writer.source, read=feed.read)
    return report


def _write(mission: Mission, writer: MissionWriter, report: FeedReport) -> None:
    try:
        written = writer.write(mission)
    except BadMission as error:
        report.refused.append(Told(mission.id, str(error)))
    except ValidationError as error:
        report.refused.append(Told(mission.id, _in_one_line(error)))
    else:
        setattr(report, written.outcome, getattr(report, written.outcome) + 1)
        report.warnings += [Told(mission.id, warning) for warning in written.warnings]


def _in_one_line(error: ValidationError) -> str:
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    return " ; ".join(f"{name} : {' '.join(told)}" for name, told in error.message_dict.items())


def _withdraw_gone(feed: ParsedFeed, writer: MissionWriter, report: FeedReport) -> None:
    """Withdraw what the feed no longer holds; a mission that it holds badly stays as it was."""
    present = {mission.id for mission in feed.missions} | {told.id for told in feed.refused}
    gone = [need for need in writer.followed() if need.source_id not in present]
    if gone and not feed.read and _good_run_lately(writer.source):
        report.warnings.append(
            Told("", _("flux vide : rien n’est retiré avant 7 jours sans import réussi"))
        )
        return
    for need in gone:
        withdraw_need(need=need, by=writer.by, reason=GONE)
        report.withdrawn += 1


def _good_run_lately(source: str) -> bool:
    since = timezone.now() - PATIENCE
    return FeedRun.objects.filter(source=source, read__gt=0, at__gt=since).exists()
