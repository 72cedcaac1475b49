"""The life of an initiative as its page shows it."""

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from engagement.initiatives.models import Initiative, InitiativeMove

State = Initiative.State
STAGES = (State.ANNOUNCED, State.PREPARING, State.UNDER_WAY, State.FINISHED)


def steps_of(initiative: Initiative) -> list[dict[str, str]]:
    """Return what `steps.html` takes; empty for an abandoned initiative."""
    if initiative.state not in STAGES:
        return []
    now = STAGES.index(initiative.state)
    finished = initiative.state == State.FINISHED
    return [
        {
            "label": str(stage.label).capitalize(),
            "state": "done" if place < now or finished else "current" if place == now else "todo",
        }
        for place, stage in enumerate(STAGES)
    ]


def moments_of(initiative: Initiative) -> list[dict[str, str]]:
    """Return what `timeline.html` takes: its announcement, then each of its moves."""
    moves = list(initiative.moves.all())
    moments = [_moment(initiative.created_at, _("Annoncée"), "")]
    moments += [_moment(move.at, _title(move), move.reason) for move in moves]
    if initiative.state != State.FINISHED:
        moments[-1]["state"] = "current"
    return moments


def _title(move: InitiativeMove) -> str:
    return str(State(move.to_state).label).capitalize()


def _moment(at: Any, title: str, text: str) -> dict[str, str]:
    day = date_format(timezone.localtime(at), "j F Y")
    return {"date": day, "title": title, "text": text, "state": "done"}
