"""The main pages of the demo city: how fast, how many queries, how heavy a first visit.

The site runs under gunicorn with two workers, as in production; the baselines are its health
page, and the same page sent without compression. Weights and paint need Chromium.
"""

import argparse
import http.client
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from _bench import figure, own_database

NAME = "pages"
VISITORS = 4  # at once, each on a connection that stays open
RESIDENTS = 500
HEALTH = "/healthz"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--views", type=int, default=2000, help="of all pages together")
    options = parser.parse_args()
    with own_database(), tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages = demo_pages(folder)
        # Only now: it reads the settings of the database.
        from tests.served import served

        with served(folder) as site:
            time_pages(site, pages, options.views // len(pages))
            count_queries(pages)
            with chromium() as browser:
                weigh_pages(browser, site, pages)


def demo_pages(folder: Path) -> dict[str, str]:
    """Load the demo city with its pictures in `folder`; return the addresses of the cases."""
    # Here and below only now: models need the applications.
    from django.conf import settings

    from cms.demo.load import load
    from cms.pages.models import InitiativePage
    from engagement.needs.models import Need

    settings.MEDIA_ROOT = folder / "media"
    load(residents=RESIDENTS, say=partial(print, file=sys.stderr))
    need = Need.objects.open().order_by("pk")[0]
    initiative = InitiativePage.objects.live().order_by("pk")[0]
    return {
        "home": "/",
        "needs": "/besoins/",
        "need": f"/besoins/{need.slug}/",
        "initiative": initiative.get_url(),
    }


def time_pages(site: str, pages: dict[str, str], views: int) -> None:
    health = p95(ask_often(site, HEALTH, views)[0])
    for case, path in pages.items():
        ask_often(site, path, VISITORS)  # makes the pictures
        times, seconds = ask_often(site, path, views)
        slow = p95(times)
        baseline = {
            "baseline": "health",
            "baseline_value": health,
            "ratio": round(slow / health, 1),
        }
        figure(NAME, case, "p95_ms", slow, "ms", **baseline)
        figure(NAME, case, "per_second", round(len(times) / seconds, 1), "pages/s")


def p95(times: list[float]) -> float:
    return round(statistics.quantiles(times, n=20)[-1], 1)


def ask_often(site: str, path: str, views: int) -> tuple[list[float], float]:
    """Ask for a page `views` times; return how long each took in ms, and all of them in s."""
    began = time.monotonic()
    with ThreadPoolExecutor(VISITORS) as visitors:
        shares = visitors.map(partial(ask, site, path), [max(views // VISITORS, 1)] * VISITORS)
        times = [one for share in shares for one in share]
    return times, time.monotonic() - began


def ask(site: str, path: str, views: int) -> list[float]:
    connection = http.client.HTTPConnection(urlsplit(site).netloc, timeout=60)
    times = []
    for _view in range(views):
        began = time.monotonic()
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise SystemExit(f"{path} answered {answer.status}")
        times.append((time.monotonic() - began) * 1000)
    return times


def count_queries(pages: dict[str, str]) -> None:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(SERVER_NAME="127.0.0.1")
    for case, path in pages.items():
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            if client.get(path).status_code != 200:
                raise SystemExit(f"{path} did not answer")
        figure(NAME, case, "queries", len(queries), "queries")


def weigh_pages(browser: Any, site: str, pages: dict[str, str]) -> None:
    """Print what a first view weighs, and when the home page stands on a slow phone."""
    if browser is None:
        print("no Chromium here: no weights (set CHROMIUM)", file=sys.stderr)
        return
    from tests.audit.weighing import largest_paint, weigh

    for case, path in pages.items():
        light, heavy = weigh(browser, site + path), weigh(browser, site + path, compressed=False)
        baseline: dict[str, Any] = {
            "baseline": "uncompressed",
            "baseline_value": heavy.kilobytes,
            "ratio": round(light.kilobytes / heavy.kilobytes, 2),
        }
        figure(NAME, case, "kilobytes", light.kilobytes, "kB", **baseline)
        figure(NAME, case, "requests", light.requests, "requests")
    paints = [largest_paint(browser, f"{site}{pages['home']}") for _time in range(5)]
    figure(NAME, "home", "lcp_ms", statistics.median(paints), "ms")


@contextmanager
def chromium() -> Iterator[Any]:
    """Give a browser without a window; None where there is no Chromium."""
    from playwright.sync_api import sync_playwright

    from tests.e2e.conftest import CHROMIUM, QUIET

    if not CHROMIUM:
        yield None
        return
    with sync_playwright() as tools:
        yield tools.chromium.launch(executable_path=CHROMIUM, args=QUIET)


if __name__ == "__main__":
    main()
