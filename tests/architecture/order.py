"""The order of the rooms, read from the prose of docs/architecture.md."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "architecture.md"
ROOM_LINE = re.compile(r"^\d+\. (?P<rooms>(?:`[\w.*]+`(?: and )?)+) —", re.MULTILINE)
COMPOSITION_ROOT = {"settings", "urls", "links", "celery", "wsgi", "asgi", "views"}


def rooms_in_order() -> list[list[str]]:
    """Return the rooms of each step of the numbered list, topmost first."""
    text = PAGE.read_text(encoding="utf-8")
    steps = [re.findall(r"`([\w.*]+)`", match["rooms"]) for match in ROOM_LINE.finditer(text)]
    return [[_folder(name) for name in step] for step in steps]


def _folder(name: str) -> str:
    return name.removesuffix(".*")


def step_of(module: str) -> int | None:
    """Return which step of the list a dotted module belongs to; None for foreign modules."""
    for step, names in enumerate(rooms_in_order()):
        if any(module == name or module.startswith(name + ".") for name in names):
            return step
    return None


def front_room(module: str) -> str | None:
    """Return the front room (`cms.pages`, `engagement.web.residents`) that a module lies in."""
    match = re.match(r"(cms\.\w+|engagement\.web\.\w+)", module)
    return match[1] if match else None


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Yield every module of the two packages with its syntax tree, migrations left out."""
    for package in ("engagement", "cms"):
        for path in sorted((ROOT / package).rglob("*.py")):
            if "migrations" not in path.parts:
                name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
                yield name.removesuffix(".__init__"), ast.parse(path.read_text(encoding="utf-8"))


def imports_of(tree: ast.AST, module: str) -> Iterator[str]:
    """Yield the dotted names that a module imports, deferred imports too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def upward(importer: str, imported: str) -> str | None:
    """Say why `importer` may not import `imported`; None where it may."""
    mine, theirs = step_of(importer), step_of(imported)
    if mine is None or theirs is None:
        return None
    if theirs > mine:
        return f"{importer} imports {imported}, which lies below it"
    front, other = front_room(importer), front_room(imported)
    if theirs == mine and front and other and front != other:
        return f"{importer} imports {imported}: front rooms do not know each other"
    return None
