"""The site as in production: gunicorn, collected and compressed files, pictures beside them."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import socket
from urllib.error import URLError
from urllib.request import urlopen

from tests.races.processes import ROOT, database_url

GUNICORN = ["--workers", "2", "--threads", "4", "--timeout", "120"]


@contextmanager
def served(folder: Path, application: str = "tests.served_app") -> Iterator[str]:
    """Serve the database of this process, pictures from `folder`/media; give the address.

    A control is another WSGI `application`. The static files are collected into `folder` first,
    without those of the administration.
    """
    site = f"http://127.0.0.1:{free_port()}"
    env = environment(folder, site)
    collect = ["manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
    subprocess.run(
        [sys.executable, *collect, "--ignore", "wagtail*"], cwd=ROOT, env=env, check=True
    )
    server = subprocess.Popen(
        [
            sys.executable,
            *["-m", "gunicorn", application, "--bind", site.removeprefix("http://")],
            *GUNICORN,
        ],
        cwd=ROOT,
        env=env,
        stdout=subprocess.DEVNULL,
    )
    try:
        wait_until_healthy(site)
        yield site
    finally:
        server.terminate()
        server.wait()


def free_port() -> int:
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def environment(folder: Path, site: str) -> dict[str, str]:
    return {
        **os.environ,
        "DEBUG": "0",
        "DATABASE_URL": database_url(),
        "VAR_DIR": str(folder),
        "SITE_URL": site,
        "ALLOWED_HOSTS": "127.0.0.1",
        "SECRET_KEY": "only-for-tests",
        "SIGNING_KEY": "only-for-tests",
    }


def wait_until_healthy(site: str, patience: float = 300) -> None:
    """Return once the site answers; raises TimeoutError after `patience` seconds."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        try:
            urlopen(f"{site}/healthz", timeout=60).read()
        except (URLError, OSError):
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(f"{site} did not start")
