"""Real processes against the database of the test: senders and workers to be killed."""

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.db import connection

from tests.races import counting_mail

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "tests" / "unit" / "outbox" / "templates"


def database_url() -> str:
    """Return the address of the database that this process is connected to."""
    db = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{db['NAME']}"
    access = f"{db['USER']}:{db['PASSWORD']}@{db['HOST']}:{db['PORT'] or 5432}"
    return f"postgres://{access}/{db['NAME']}"


def start(
    module: str, *arguments: str, mail_file: Path, before: float = 0, after: float = 0, **env: str
) -> subprocess.Popen:
    """Start `python -m module` on our database; what it sends is counted in `mail_file`."""
    return subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={
            **os.environ,
            "DEBUG": "1",
            "DATABASE_URL": database_url(),
            counting_mail.FILE: str(mail_file),
            counting_mail.BEFORE: str(before),
            counting_mail.AFTER: str(after),
            **env,
        },
    )


def set_up() -> None:
    """Make this process send to the counting backend, with the templates of the unit tests."""
    # Settings are read here, before django.setup() in the caller.
    settings.EMAIL_BACKEND = "tests.races.counting_mail.CountingBackend"
    settings.TEMPLATES[0]["DIRS"].insert(0, TEMPLATES)
