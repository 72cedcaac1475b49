"""`deliver_outbox` with a short lease: `python -m tests.races.sender SECONDS [FLAG…]`.

--mark-first: the control. --as-set: by the mail backend of the environment.
"""

import os
import sys
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "engagement.settings")


def mark_first(message, line) -> None:
    """The control: say "sent", then send. A kill in between loses the message."""
    from engagement.outbox import delivery, rendering

    email = rendering.compose(message)
    delivery._mark_sent(message, email)
    email.send()  # over a line of its own


def main(lease: str, *flags: str) -> None:
    from tests.races.processes import set_up

    if "--as-set" not in flags:
        set_up()
    django.setup()
    # Only now: models need the applications.
    from django.core.management import call_command

    from engagement.outbox import delivery

    delivery.LEASE = timedelta(seconds=float(lease))
    if "--mark-first" in flags:
        delivery.attempt = mark_first
    call_command("deliver_outbox", "--json")


if __name__ == "__main__":
    main(*sys.argv[1:])
