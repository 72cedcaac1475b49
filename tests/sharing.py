"""How the tests are shared out among the workers: a file to each in turn, the long ones first.

What a file sets up once is then set up once, and no core waits at the end for one long test.
Only the order is told here, nothing depends on it.
"""

from pathlib import PurePosixPath

from xdist.scheduler.loadscope import LoadScopeScheduling

#: Folders that one worker runs whole: they share what costs most to set up.
TOGETHER = ("tests/cms/demo", "tests/cms/demo_beside")
#: What takes long or mostly waits, so that something is left to do beside it.
FIRST = (
    "tests/races/test_broker_outage.py",
    "tests/architecture",  # without a database: while the other worker makes it
    "tests/races",
    "tests/cms/demo",
    "tests/cms/demo_beside",
    "tests/e2e",
    "tests/cms/test_lists_stay_cheap.py",
    "tests/unit/matching",
    "tests/audit/test_weights.py",
    "tests/audit/test_every_page.py",
    "tests/audit/test_keyboard.py",
)
#: Each test of these is long enough to be shared out by itself.
APART = ("tests/audit/test_every_page.py",)


def unit_of(nodeid: str) -> str:
    """Return what a test is sent to a worker with."""
    file = nodeid.split("::")[0]
    if file in APART:
        return nodeid
    return next((folder for folder in TOGETHER if _is_below(file, folder)), file)


def turn_of(unit: str) -> int:
    """Return when a unit is given out: the lowest first."""
    file = unit.split("::")[0]
    return next((turn for turn, path in enumerate(FIRST) if _is_below(file, path)), len(FIRST))


def _is_below(file: str, path: str) -> bool:
    return PurePosixPath(file).is_relative_to(path)


class LongFirst(LoadScopeScheduling):
    """Gives out units by their turn."""

    def _split_scope(self, nodeid: str) -> str:
        return unit_of(nodeid)

    def _assign_work_unit(self, node) -> None:
        self.workqueue.move_to_end(min(self.workqueue, key=turn_of), last=False)
        super()._assign_work_unit(node)
