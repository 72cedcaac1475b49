"""Whatever order the scans come in, and however often, the fête has one state."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from engagement.events.folding import Conflict, Seen, fold

NOON = datetime(2027, 5, 16, 12, tzinfo=UTC)
NORTH, SOUTH = 1, 2
KINDS = ["entry", "exit", "shift", "walk_in", "tally", "undo"]


def nonce(number):
    return UUID(int=number)


def seen(number, kind, minute=None, station=NORTH, **more):
    at = NOON + timedelta(minutes=number if minute is None else minute)
    return Seen(nonce(number), kind, at, station, **more)


@st.composite
def days(draw):
    """A day of two stations: few people and few minutes, so that much happens at once."""
    scans = []
    for number in range(draw(st.integers(0, 14))):
        kind = draw(st.sampled_from(KINDS))
        more = {"minute": draw(st.integers(0, 4)), "station": draw(st.sampled_from([NORTH, SOUTH]))}
        if kind == "undo":
            more["undoes"] = nonce(draw(st.integers(0, 14)))
        elif kind in ("entry", "exit", "shift"):
            more["person"] = draw(st.sampled_from([1, 2, None]))
        if kind == "shift":
            more["shift"] = draw(st.sampled_from([7, 8, None]))
        else:
            more["people"] = draw(st.integers(1, 4))
        scans.append(seen(number, kind, **more))
    return scans


@settings(max_examples=150, deadline=None)
@given(st.data(), days())
def test_any_order_and_any_repetition_gives_one_state(data, scans):
    told = data.draw(
        st.permutations(scans + data.draw(st.lists(st.sampled_from(scans))) if scans else scans)
    )
    state = fold(told)
    assert state == fold(scans)
    assert 0 <= state.inside <= state.entered


@settings(max_examples=80, deadline=None)
@given(days(), days())
def test_what_was_undone_might_as_well_never_have_been(scans, more):
    later = [replace(scan, nonce=nonce(100 + n), undoes=None) for n, scan in enumerate(more)]
    later = [scan for scan in later if scan.kind != "undo"]
    undone = [seen(200 + n, "undo", undoes=scan.nonce) for n, scan in enumerate(later)]
    assert fold([*undone, *scans, *later]) == fold(scans)


def test_a_badge_at_two_gates_is_a_conflict_and_nobody_is_counted_twice():
    first, second = seen(1, "entry", person=5), seen(2, "entry", person=5, station=SOUTH)
    state = fold([second, first])
    assert state.conflicts == [Conflict(second.at, 5, nonce(1), nonce(2))]
    assert (state.entered, state.inside) == (1, 1)
    assert fold([first, seen(3, "exit", 1.5, person=5), second]).conflicts == []
    assert fold([first, second, seen(3, "undo", undoes=nonce(1))]).conflicts == []


def test_a_family_comes_in_parts_leaves_and_comes_again():
    coming = [seen(1, "entry", person=5, people=2), seen(2, "entry", person=5, people=3)]
    assert fold(coming).inside == 3
    gone = [*coming, seen(3, "exit", person=5)]
    assert (fold(gone).inside, fold(gone).entered) == (0, 3)
    back = fold([*gone, seen(4, "entry", person=5, people=2)])
    assert (back.inside, back.entered, back.stays[5].came_at) == (2, 3, coming[0].at)


def test_who_was_seen_at_her_shift_is_in_and_may_pass_any_gate():
    state = fold([seen(1, "shift", person=5, shift=7), seen(2, "entry", person=5, station=SOUTH)])
    assert (state.here(7), state.inside, state.conflicts) == (1, 1, [])


def test_thumbs_and_walk_ins_are_counted_by_station_neighbourhood_and_first_time():
    state = fold(
        [
            seen(1, "tally", people=4, first_time=True, neighbourhood=9),
            seen(2, "tally", station=SOUTH),
            seen(3, "walk_in", neighbourhood=9),
            seen(4, "entry"),
            seen(5, "exit", people=2),
        ]
    )
    assert (state.tallied, state.walk_ins, state.unknown) == (5, 1, 1)
    assert (state.entered, state.inside, state.first_time) == (7, 5, 4)
    assert state.by_neighbourhood == {9: 5}
    assert (state.by_station[NORTH]["tally"], state.by_station[SOUTH]["tally"]) == (4, 1)
