"""The life of an idea, step by step, as the timeline shows it."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from engagement.base.moments import day_of
from engagement.ideas.models import Frame, Idea, IdeaVersion
from engagement.web.residents.ideas.wording import came_by, name_of

Moment = tuple[datetime, dict[str, Any]]


def moments_of(idea: Idea) -> list[dict[str, Any]]:
    """Return what `_components/timeline.html` takes of an idea from `whole_ideas`."""
    moments = [_proposed(idea), *_published(idea)]
    moments += [_rewritten(row) for row in idea.versions.all() if row.number > 1 or row.note]
    moments += [_merged(other) for other in idea.merged.all()]
    moments += [_framed(frame) for frame in idea.frames.all()]
    moments += [_ended(idea, state) for state in ENDS if idea.state == state]
    steps = [_shown(when, told) for when, told in sorted(moments, key=lambda pair: pair[0])]
    steps[-1]["state"] = "current"
    return steps + _to_come(idea)


def _shown(when: datetime, told: dict[str, Any]) -> dict[str, Any]:
    return {"date": capfirst(day_of(timezone.localtime(when))), "state": "done", **told}


def _proposed(idea: Idea) -> Moment:
    who = {"who": name_of(idea.author)}
    return idea.created_at, {
        "title": _("Proposée par %(who)s") % who,
        "text": capfirst(came_by(idea.channel)),
        "icon": "lightbulb",
    }


def _published(idea: Idea) -> list[Moment]:
    """Say when everybody could read it, where that was not at once."""
    at = idea.published_at
    if at is None or (at - idea.created_at).total_seconds() < 60:
        return []
    return [(at, {"title": _("Publiée"), "text": _("La ville l’a lue.")})]


def _rewritten(version: IdeaVersion) -> Moment:
    title = _("Réécrite par %(who)s") % {"who": name_of(version.author)}
    if version.author is None:
        title = _("Réécrite")
    return version.at, {"title": title, "text": version.note, "icon": "pencil"}


def _merged(other: Idea) -> Moment:
    moves = [move for move in other.moves.all() if move.to_state == Idea.State.MERGED]
    title = _("Réunie avec « %(idea)s »") % {"idea": other.title}
    return (moves[-1].at if moves else other.created_at), {"title": title, "icon": "users"}


def _framed(frame: Frame) -> Moment:
    title = _("La ville la retient") if frame.fits else _("Hors du champ de la ville")
    words = [frame.reason, next_step_of(frame)]
    return frame.at, {"title": title, "text": " ".join(filter(None, words)), "icon": "badge-check"}


def next_step_of(frame: Frame) -> str:
    """Return what comes next and by when, in a sentence; "" where nothing does."""
    if not frame.next_step or frame.due_on is None:
        return ""
    words = {"step": frame.next_step, "day": day_of(frame.due_on)}
    return _("La suite : %(step)s, d’ici %(day)s.") % words


ENDS = (Idea.State.ADOPTED, Idea.State.WITHDRAWN, Idea.State.REFUSED)


def _ended(idea: Idea, state: str) -> Moment:
    moves = [move for move in idea.moves.all() if move.to_state == state]
    at, reason = (moves[-1].at, moves[-1].reason) if moves else (idea.created_at, "")
    return at, {"title": capfirst(Idea.State(state).label), "text": reason, "icon": "flag"}


def _to_come(idea: Idea) -> list[dict[str, Any]]:
    frames = list(idea.frames.all())
    if idea.state != Idea.State.ACCEPTED or not frames or frames[-1].due_on is None:
        return []
    due = frames[-1].due_on
    return [
        {"date": capfirst(day_of(due)), "title": capfirst(frames[-1].next_step), "state": "next"}
    ]
