"""The weekly letter in a process of its own: `python -m tests.races.digest_worker CHUNK [STEP N]`.

With STEP ("_write_chunk" or "_tell_chunk") it kills itself in the N-th transaction of that kind:
all is written, nothing is committed.
"""

import os
import signal
import sys
from collections.abc import Callable

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "engagement.settings")


def dying(step: Callable, calls: int) -> Callable:
    """Return a step that ends this process by SIGKILL at the end of a call, before its commit."""
    from django.db import transaction

    made = []

    def run(*args: object) -> object:
        result = step.__wrapped__(*args)  # type: ignore[attr-defined]  # of transaction.atomic
        made.append(result)
        if len(made) == calls:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    return transaction.atomic(run)


def main(chunk: str, step: str = "", calls: str = "0") -> None:
    django.setup()
    # Only now: models need the applications.
    from engagement.matching.actions import digests

    digests.CHUNK = int(chunk)
    if step:
        setattr(digests, step, dying(getattr(digests, step), int(calls)))
    digests.send_digest()


if __name__ == "__main__":
    main(*sys.argv[1:])
