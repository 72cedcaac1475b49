"""Photograph the main pages of the demo city into docs/pictures/. Needs Chromium.

.venv/bin/python tools/pictures.py
"""

import os
import subprocess
import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
SITE = "http://127.0.0.1:8765"
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1200, "height": 800}
COLOURS = 128
# File, who looks (a door of the demo), where from the door or the home page, on what.
SHOTS: list[tuple[str, str, str, dict[str, int]]] = [
    ("phone", "", "/", PHONE),
    ("screen", "", "/", DESK),
    ("needs", "", "/besoins/", {"width": 1200, "height": 1300}),
    ("need", "", "first need", PHONE),
    ("for-me", "habitante", "/pour-moi/", DESK),
    ("association", "association", "", DESK),
    ("desk", "officier", "/admin/", DESK),
    ("queue", "officier", "/admin/a-traiter/", DESK),
    ("first-steps", "officier", "/admin/premiers-pas/", DESK),
    ("initiative", "", "first initiative", DESK),
]
FIRST = {
    "first need": ("/besoins/", "article.note a"),
    "first initiative": ("/initiatives/", "article a"),
}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, Demo(Path(folder)), sync_playwright() as tools:
        browser = tools.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        shots = {name: photograph(browser, *how) for name, *how in SHOTS}
    PICTURES.mkdir(parents=True, exist_ok=True)
    shots["home"] = side_by_side(shots.pop("screen"), shots.pop("phone"))
    for name, picture in shots.items():
        keep(picture, PICTURES / f"{name}.png")


class Demo:
    """The demo city in a folder of its own, served with DEBUG for its doors."""

    def __init__(self, folder: Path) -> None:
        self.env = {**os.environ, "VAR_DIR": str(folder), "DEBUG": "1", "SITE_URL": SITE}
        self.env["DATABASE_URL"] = f"sqlite:///{folder / 'db.sqlite3'}"

    def __enter__(self) -> None:
        for command in ("migrate --verbosity 0", "collectstatic --noinput -v 0", "load_demo"):
            self.run(*command.split()).wait()
        self.server = self.run("runserver", "--nostatic", "--noreload", SITE.split("//")[1])
        wait_for(f"{SITE}/healthz")

    def __exit__(self, *failure: object) -> None:
        self.server.terminate()
        self.server.wait()

    def run(self, *command: str) -> subprocess.Popen:
        command = (sys.executable, "manage.py", *command)
        return subprocess.Popen(command, cwd=ROOT, env=self.env)  # noqa: S603  # our own words


def wait_for(address: str, patience: float = 60) -> None:
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        try:
            urlopen(address, timeout=5).read()  # noqa: S310  # our own server
        except (URLError, OSError):
            time.sleep(0.3)
        else:
            return
    raise SystemExit(f"{address} does not answer")


def photograph(browser: Browser, door: str, path: str, size: dict[str, int]) -> Image.Image:
    """Return what somebody sees first."""
    page = browser.new_page(viewport=size, locale="fr-FR")
    page.goto(SITE)
    if door:
        page.locator(f"form[action='/demo/{door}/'] button").click()
        page.wait_for_load_state()
    go(page, path)
    # The strip of doors belongs to the demo, not to the product.
    page.evaluate("document.querySelector('.demo-strip')?.remove()")
    page.wait_for_load_state("networkidle")
    picture = Image.open(BytesIO(page.screenshot()))
    page.close()
    return picture


def go(page: Page, path: str) -> None:
    if path in FIRST:
        path, link = FIRST[path]
        page.goto(SITE + path)
        page.locator(link).first.click()
    elif path:
        page.goto(SITE + path)


def side_by_side(screen: Image.Image, phone: Image.Image, gap: int = 40) -> Image.Image:
    """Return the screen with the phone beside it, on white."""
    width = screen.width + phone.width + 3 * gap
    sheet = Image.new("RGB", (width, phone.height + 2 * gap), "white")
    sheet.paste(screen, (gap, gap))
    sheet.paste(phone, (screen.width + 2 * gap, gap))
    return sheet


def keep(picture: Image.Image, path: Path) -> None:
    """Write a small PNG: few colours are enough for drawn pages."""
    drawn: Any = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    drawn.save(path, optimize=True)
    sys.stderr.write(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1000} kB\n")


if __name__ == "__main__":
    main()
