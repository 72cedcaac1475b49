"""Every page in every state, opened once: seen by axe in each width and colour, walked by keys.

The administration is Wagtail's: its own keyboard is not walked.
"""

import pytest

from tests.audit.pages import Visit, visits_of
from tests.audit.test_axe import audit
from tests.audit.test_keyboard import walk
from tests.audit.world import WORLDS

#: The visits of a world are shared out in so many tests, so that two cores share the work and a
#: second try of one costs little.
PARTS = {"empty": 1, "full": 10}
SHARES = [(state, part) for state, parts in PARTS.items() for part in range(parts)]


def share_of(state: str, part: int) -> list[Visit]:
    return visits_of(state)[part :: PARTS[state]]


@pytest.mark.parametrize(("state", "part"), SHARES)
def test_nobody_is_kept_out(state, part, watch_over):
    watch = watch_over(WORLDS[state]())
    for visit in share_of(state, part):
        with watch.visit(visit) as page:
            audit(page, visit, watch)
            if not visit.is_desk:
                walk(page, visit, watch)
    assert watch.faults == [], "\n".join(["", *watch.faults])


def test_no_page_is_left_out_of_the_shares():
    for state in WORLDS:
        shared = [visit for part in range(PARTS[state]) for visit in share_of(state, part)]
        assert sorted(map(str, shared)) == sorted(map(str, visits_of(state)))
