"""Real processes against the database of the test: senders and workers to be killed."""

import os
import subprocess
import sys
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from unittest.mock import patch

from django.conf import settings
from django.db import connection

from tests.races import counting_mail

ROOT = Path(__file__).resolve().parents[2]
# Most of what a short worker costs is its imports: it is forked from a process that has them.
FORKS = get_context("forkserver")
FORKS.set_forkserver_preload(["tests.races.nursery"])
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


def fork(
    module: str, *arguments: str, mail_file: Path, before: float = 0, after: float = 0
) -> ForkServerProcess:
    """Run `main(*arguments)` of a module on our database, as a process to be killed.

    What it sends is counted in `mail_file`; what it tells is in `told_by`.
    """
    env = {
        counting_mail.FILE: str(mail_file),
        counting_mail.BEFORE: str(before),
        counting_mail.AFTER: str(after),
    }
    process = FORKS.Process(target=_run, args=(module, arguments, env))
    # The first child starts the nursery, which reads its settings here.
    nursery = {"DEBUG": "1", "DATABASE_URL": database_url(), "PYTHONPATH": str(ROOT)}
    with patch.dict(os.environ, nursery):
        process.start()
    return process


def _run(module: str, arguments: tuple[str, ...], env: dict[str, str]) -> None:
    os.environ.update(env)
    told = told_by(os.getpid(), Path(env[counting_mail.FILE]))
    for descriptor, path in ((1, told), (2, Path(os.devnull))):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), descriptor)
    import_module(module).main(*arguments)


def told_by(pid: int, mail_file: Path) -> Path:
    """Return the file that a forked process writes its standard output to."""
    return mail_file.with_name(f"told-{pid}")


def set_up() -> None:
    """Make this process send to the counting backend, with the templates of the unit tests."""
    # Settings are read here, before django.setup() in the caller.
    settings.EMAIL_BACKEND = "tests.races.counting_mail.CountingBackend"
    settings.TEMPLATES[0]["DIRS"].insert(0, TEMPLATES)
