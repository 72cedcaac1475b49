"""Rooms import upwards only, and the composition root is imported by none."""

import re

import pytest

from tests.architecture.order import (
    COMPOSITION_ROOT,
    ROOT,
    imports_of,
    modules,
    rooms_in_order,
    step_of,
    upward,
)


def test_the_page_names_every_room_that_exists():
    named = {name for step in rooms_in_order() for name in step}
    exist = {f"engagement.{path.parent.name}" for path in ROOT.glob("engagement/*/apps.py")}
    assert exist <= named, exist - named


def test_no_room_imports_a_room_below_it():
    wrong = [
        reason
        for module, tree in modules()
        for imported in imports_of(tree, module)
        if (reason := upward(module, imported))
    ]
    assert wrong == []


def test_nobody_imports_the_composition_root():
    roots = re.compile(rf"engagement\.({'|'.join(sorted(COMPOSITION_ROOT))})(\.|$)")
    wrong = [
        f"{module} imports {imported}"
        for module, tree in modules()
        if step_of(module) is not None
        for imported in imports_of(tree, module)
        if roots.match(imported)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("engagement.outbox.actions", "engagement.people.models.Resident"),
        ("engagement.needs.actions", "engagement.matching.queries.rank_needs"),
        ("cms.pages.models", "cms.desk.roles"),
        ("engagement.web.residents.views", "cms.pages.models"),
    ],
)
def test_an_upward_import_would_be_found(importer, imported):
    assert upward(importer, imported)


def test_a_downward_import_is_fine():
    assert upward("cms.desk.views", "engagement.needs.actions.publish_need") is None
