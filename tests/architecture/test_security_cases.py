"""docs/security.md says which test covers which case; every test that it names is there."""

import re

import pytest

from tests.architecture.order import ROOT

PAGE = (ROOT / "docs/security.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (\d+) \|(.*)$", PAGE, re.MULTILINE)
NAMED = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", PAGE)


def test_all_nineteen_cases_have_a_row_that_names_a_test():
    assert [int(number) for number, _row in ROWS] == list(range(1, 20))
    assert [number for number, row in ROWS if "`tests/" not in row] == []


@pytest.mark.parametrize(("path", "name"), NAMED)
def test_what_it_names_is_there(path, name):
    source = (ROOT / path).read_text(encoding="utf-8")
    assert f"def {name}(" in source if name else "def test_" in source
