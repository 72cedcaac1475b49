"""What the page of a need tells its association: how it stands, what to do, how to share it."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from engagement.associations.models import Association
from engagement.base.links import Link, make_link
from engagement.base.qr import qr_svg
from engagement.matching.asked import people_asked
from engagement.media.renditions import CARD, shown, with_picture
from engagement.needs.models import Need, Shift
from engagement.needs.rhythms import series_in_words
from engagement.needs.wording import when_of, where_of
from engagement.web.associations import board
from engagement.web.associations.need_forms import InterestsForm, PhotoForm, guessed

State = Need.State
SHOWN = 6  # shifts to come before the others are folded, those of the past with them


def need_page(need: Need) -> dict[str, Any]:
    """Return what the page of a need shows beside the form that changes it."""
    to_come = list(Shift.objects.joinable().filter(need=need))
    rows: list[board.ShiftRow] = []
    past: list[board.ShiftRow] = []
    for row in board.shift_rows_of(need):
        (past if has_ended(row.shift) else rows).append(row)
    return {
        "association": need.association,
        "need": need,
        "state": board.state_words(need, is_filled=is_filled(to_come)),
        "refusal": need.moves.filter(to_state=need.state).last(),
        "rows": rows[:SHOWN],
        "rows_folded": [*rows[SHOWN:], *past],
        "cards": [board.preview(need)],
        "candidates": board.candidates_words(need),
        "asked": people_asked(need),
        "series": series_rows(need),
        "guesses": guesses_for(need),
        "photo": PhotoForm(),
        "photos": photos_of(need),
        "share": share_of(need, to_come),
        "acts": acts_of(need),
    }


def photos_of(need: Need) -> list[dict[str, Any]]:
    """Return the photos of a need as its association looks at them; the first has no key."""
    first = [{"key": None, **shown(need.picture, CARD)}] if need.picture else []
    others = need.photos.prefetch_related(with_picture(CARD))
    return first + [{"key": row.pk, **shown(row.picture, CARD)} for row in others]


def has_ended(shift: Shift) -> bool:
    return shift.ends_at is not None and shift.ends_at <= timezone.now()


def is_filled(to_come: list[Shift]) -> bool:
    """Return whether there are shifts that one may join and none has a place left."""
    return bool(to_come) and not any(shift.places_left for shift in to_come)


def publishes_at_once(association: Association) -> bool:
    """Return whether its needs appear without waiting for the city."""
    return association.state == Association.State.VERIFIED


def acts_of(need: Need) -> set[str]:
    """Return what its association may do with a need as it stands."""
    acts = {"duplicate"}
    if need.state == State.DRAFT and publishes_at_once(need.association):
        acts.add("publish")
    elif need.can_move(State.SUBMITTED):
        acts.add("submit")
    if need.can_move(State.PAUSED):
        acts.add("pause")
    if need.state == State.PAUSED:
        acts.add("resume")
    if need.can_move(State.WITHDRAWN):
        acts.add("withdraw")
    return acts


def guesses_for(need: Need) -> InterestsForm | None:
    """Return the interests to offer where none was chosen and the words of the need tell some."""
    if need.interests.exists() or not guessed(need):
        return None
    return InterestsForm(need)


def series_rows(need: Need) -> list[dict[str, Any]]:
    """Return the series that go on, in words, each with the page that changes it."""
    return [
        {
            "words": series_in_words(series),
            "url": reverse(
                "associations:series", args=[need.association.slug, need.slug, series.pk]
            ),
        }
        for series in need.series.filter(ended_at=None).order_by("pk")
    ]


def share_of(need: Need, to_come: list[Shift]) -> dict[str, Any]:
    """Return what one pastes, prints or shows elsewhere; {} while residents do not see the need."""
    if need.state != State.PUBLISHED or not need.association.is_public or not to_come:
        return {}
    link = make_link(Link.NEED, need.pk)
    return {
        "text": share_text(need, to_come, link),
        "link": link,
        "code": qr_svg(link, need.title),
        "poster_url": reverse("residents:poster", args=[need.slug]),
    }


def share_text(need: Need, to_come: list[Shift], link: str) -> str:
    """Return a message ready to be pasted in a group, a newsletter or a wall."""
    free = [shift for shift in to_come if shift.places_left] or to_come
    lines = [
        _("%(association)s cherche un coup de main : %(title)s.")
        % {"association": need.association.name, "title": need.title},
        " · ".join(filter(None, [when_of(free[0]).capitalize(), where_of(need)])),
        _("On prend sa place ici : %(link)s") % {"link": link},
    ]
    return "\n".join(lines)
