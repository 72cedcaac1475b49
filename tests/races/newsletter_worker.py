"""A letter's worker: `python -m tests.races.newsletter_worker [STEP N]`, until all has left.

With STEP it kills itself in the N-th call: "write" with a chunk written and not committed, "mark"
with a message taken by the mail server and nothing said of it.
"""

import os
import signal
import sys
import time
from collections.abc import Callable
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "engagement.settings")

CHUNK = 5
LEASE = timedelta(seconds=1)


def dying(step: Callable, calls: int) -> Callable:
    """Return a step that ends this process by SIGKILL at its N-th call."""
    made = []

    def run(*args: object, **kwargs: object) -> object:
        made.append(args)
        if len(made) == calls:
            os.kill(os.getpid(), signal.SIGKILL)
        return step(*args, **kwargs)

    return run


def main(step: str = "", calls: str = "0") -> None:
    from tests.races.processes import set_up

    set_up()
    django.setup()
    # Only now: models need the applications.
    from cms.newsletter import actions, sending
    from engagement.outbox import delivery
    from engagement.outbox.models import Message

    sending.CHUNK, delivery.LEASE = CHUNK, LEASE
    actions.is_night = sending.is_night = lambda moment: False
    if step == "write":
        # The cursor is saved last in the transaction of a chunk.
        sending.Newsletter.save = dying(sending.Newsletter.save, int(calls))
    elif step == "mark":
        delivery._mark_sent = dying(delivery._mark_sent, int(calls))
    sending.send_newsletters()
    while Message.objects.waiting().exists():
        delivery.deliver_due()
        time.sleep(0.1)
    sending.send_newsletters()


if __name__ == "__main__":
    main(*sys.argv[1:])
