"""Sends what is due and runs the jobs that are due: the whole clock where there is no broker."""

import json
import signal
import threading
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import OperationalError, connection

from engagement.base.startup import refuse_incomplete_start
from engagement.outbox.delivery import deliver_due
from engagement.outbox.models import Message
from engagement.outbox.schedule import run_due_jobs
from engagement.outbox.untold import counts_by_way

#: Seconds between two looks at an empty outbox, and at the jobs.
POLL = 1.0
#: How long the end of the command waits for a job that is running; the next start takes it up.
PATIENCE = 20.0


class Command(BaseCommand):
    help = (
        "Send the messages that are due and run the jobs that are due. "
        "Without --once it goes on until SIGTERM, which ends it after the current message."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="stop when nothing is due")
        parser.add_argument(
            "--json", action="store_true", help="tell at the end how many came to each state"
        )

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        refuse_incomplete_start()
        if once:
            run_due_jobs()
            counts = deliver_due()
        else:
            counts = self.serve()
        self.tell(counts, as_json=options["json"])

    def serve(self) -> Counter[str]:
        """Deliver until a signal says stop, the jobs in a thread beside: a code never waits."""
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        clock = threading.Thread(target=self.keep_time, args=[stop], daemon=True)
        clock.start()
        self.stderr.write("deliver_outbox: ready")
        counts: Counter[str] = Counter()
        self.repeat(lambda: counts.update(deliver_due(stop=stop.is_set)), stop)
        clock.join(PATIENCE)
        return counts

    def keep_time(self, stop: threading.Event) -> None:
        self.repeat(lambda: run_due_jobs(stop=stop.is_set), stop)
        connection.close()

    def repeat(self, work: Any, stop: threading.Event) -> None:
        """Do `work` every POLL seconds; a database that is away is asked again."""
        while not stop.is_set():
            try:
                work()
            except OperationalError as error:
                self.stderr.write(f"deliver_outbox: {type(error).__name__}")
                connection.close()
            stop.wait(POLL)

    def tell(self, counts: Counter[str], *, as_json: bool) -> None:
        told = {state: counts[state] for state in Message.State.values}
        queued = Message.objects.by_way(Message.Way.EMAIL).filter(state=Message.State.QUEUED)
        told["queued"] = queued.count()
        # What waits for people, not for this command.
        told |= {f"by_{way}": count for way, count in counts_by_way().items()}
        if as_json:
            self.stdout.write(json.dumps(told))
        else:
            self.stdout.write(", ".join(f"{state}: {told[state]}" for state in told))
