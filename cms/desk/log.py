"""Who did what: the moves of every room, the answers of the desk that move nothing, the pages."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, F, IntegerField, Model, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from wagtail.log_actions import registry as wagtail_actions
from wagtail.models import PageLogEntry

from cms.desk.models import Decision
from engagement.associations.models import (
    Association,
    AssociationMove,
    JoinRequest,
    JoinRequestMove,
)
from engagement.base.models import Move
from engagement.ideas.models import Comment, Idea, IdeaMove, Report
from engagement.initiatives.models import Initiative, InitiativeMove
from engagement.needs.models import Need, NeedMove, Testimonial
from engagement.outbox.models import Message
from engagement.people.models import Account

COLUMNS = ("at", "kind", "key", "who", "came_from", "went_to", "did", "why")


@dataclass(frozen=True)
class Kind:
    """Rows that the log tells of: what names one, the log of their moves, who reads of them."""

    model: type[Model]
    title: str
    moves: type[Move] | None = None
    reading: str = ""

    @property
    def name(self) -> str:
        return str(self.model._meta.model_name)

    @property
    def right(self) -> str:
        return self.reading or f"{self.model._meta.app_label}.view_{self.name}"


KINDS: dict[str, Kind] = {}


def tell_of(*kinds: Kind) -> None:
    """Have the log tell of rows of these kinds; a room below the desk adds its own."""
    KINDS.update({kind.name: kind for kind in kinds})


tell_of(
    Kind(Need, "title", NeedMove),
    Kind(Association, "name", AssociationMove),
    Kind(JoinRequest, "association__name", JoinRequestMove),
    Kind(Initiative, "title", InitiativeMove),
    Kind(Idea, "title", IdeaMove),
    Kind(Comment, "text"),
    Kind(Report, "words"),
    Kind(Testimonial, "signup__shift__need__title"),
    Kind(Message, "template"),
    Kind(Account, "email", reading="desk.manage_team"),
)
PAGE = "page"


def label_of(kind: str) -> str:
    return str(_("page") if kind == PAGE else KINDS[kind].model._meta.verbose_name)


def kinds_for(account: Account) -> list[str]:
    """Return the kinds of rows that this account may read of."""
    return [name for name, kind in KINDS.items() if account.has_perm(kind.right)] + [PAGE]


def entries(kinds: Iterable[str], wanted: dict[str, Any]) -> QuerySet:
    """Return what happened to rows of these kinds, the last first, as rows of COLUMNS."""
    asked = wanted.get("kind")
    parts = [part for name in kinds if asked in (None, "", name) for part in _parts(name, wanted)]
    return parts[0].union(*parts[1:], all=True).order_by("-at", "kind_", "-key_")


def _parts(kind: str, wanted: dict[str, Any]) -> Iterator[QuerySet]:
    if kind == PAGE:
        rows = PageLogEntry.objects.annotate(at=F("timestamp"))
        rows = _narrowed(rows, wanted, who="user", texts=("label",))
        yield _row(rows, PAGE, key="page_id", who="user_id", did="action")
        return
    known = KINDS[kind]
    if known.moves:
        texts = (f"subject__{known.title}", "reason")
        moves = _narrowed(known.moves._default_manager.all(), wanted, who="by", texts=texts)
        yield _row(
            moves, kind, key="subject_id", came_from="from_state", went_to="to_state", why="reason"
        )
    decisions = Decision.objects.filter(kind=kind, moved=False)
    if text := wanted.get("text"):
        titled = known.model._default_manager.filter(_holds((known.title,), text))
        decisions = decisions.filter(key__in=titled.order_by().values("pk"))
    yield _row(_narrowed(decisions, wanted, who="by"), kind, key="key", did="words")


def _narrowed(
    rows: QuerySet, wanted: dict[str, Any], *, who: str, texts: tuple[str, ...] = ()
) -> QuerySet:
    if wanted.get("who"):
        rows = rows.filter(**{who: wanted["who"]})
    if wanted.get("since"):
        rows = rows.filter(at__date__gte=wanted["since"])
    if wanted.get("until"):
        rows = rows.filter(at__date__lte=wanted["until"])
    if texts and wanted.get("text"):
        rows = rows.filter(_holds(texts, wanted["text"]))
    return rows


def _holds(fields: Iterable[str], text: str) -> Q:
    """Return the condition that one of the fields holds the text, as typed or capitalised.

    SQLite's `icontains` takes « É » and « é » for two letters: each spelling is asked for.
    """
    spellings = {text, text.lower(), text.upper(), text.capitalize()}
    found = Q(pk=None)
    for field in fields:
        for spelling in spellings:
            found |= Q(**{f"{field}__contains": spelling})
    return found


def _row(rows: QuerySet, kind: str, **fields: str) -> QuerySet:
    """Give rows the columns of the log; those that a table does not have are empty."""
    fields = {"who": "by_id", **fields}
    empty = Value("", output_field=CharField())
    columns: dict[str, Any] = {"kind_": Value(kind, output_field=CharField())}
    columns["key_"] = Cast(F(fields["key"]), IntegerField())
    for name in ("came_from", "went_to", "did", "why"):
        columns[f"{name}_"] = Cast(F(fields[name]), CharField()) if name in fields else empty
    columns["who_"] = F(fields["who"])
    annotated = rows.order_by().annotate(**columns)
    return annotated.values_list(
        "at", "kind_", "key_", "who_", "came_from_", "went_to_", "did_", "why_"
    )


@dataclass(frozen=True)
class Line:
    """What the log shows of one entry."""

    at: datetime
    kind: str
    title: str
    who: str
    did: str
    why: str


def lines(rows: Iterable[tuple[Any, ...]]) -> list[Line]:
    """Return entries in words. A query for each kind among them, one for the people."""
    told = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
    titles, people = _titles(told), Account.objects.in_bulk({row["who"] for row in told} - {None})
    return [
        Line(
            row["at"],
            label_of(row["kind"]),
            titles.get((row["kind"], row["key"]), "—"),
            str(people.get(row["who"]) or _("la plateforme")),
            _did(row),
            row["why"],
        )
        for row in told
    ]


def _did(row: dict[str, Any]) -> str:
    if row["kind"] == PAGE:
        return str(dict(wagtail_actions.get_choices()).get(row["did"], row["did"]))
    if row["did"]:
        return str(row["did"])
    words = dict(KINDS[row["kind"]].model.State.choices)  # type: ignore[attr-defined]  # a LifeCycle
    return f"{words.get(row['came_from'])} → {words.get(row['went_to'])}"


def _titles(rows: list[dict[str, Any]]) -> dict[tuple[str, int], str]:
    keys: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        keys[row["kind"]].add(row["key"])
    found: dict[tuple[str, int], str] = {}
    for kind, wanted in keys.items():
        if kind == PAGE:
            labels = PageLogEntry.objects.filter(page_id__in=wanted).order_by("timestamp")
            titles = labels.values_list("page_id", "label")
        else:
            known = KINDS[kind]
            titles = known.model._default_manager.filter(pk__in=wanted).values_list(
                "pk", known.title
            )
        found |= {(kind, key): title for key, title in titles}
    return found
