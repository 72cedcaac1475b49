"""A mail backend that writes one line per message, slowly enough to be killed in the middle."""

import os
import time
from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

#: The file that counts, and the seconds before and after a message "leaves".
FILE, BEFORE, AFTER = "COUNTING_FILE", "COUNTING_BEFORE", "COUNTING_AFTER"


class CountingBackend(BaseEmailBackend):
    """Appends "<process> <Message-ID>", which is what leaving means here."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for email in email_messages:
            time.sleep(float(os.environ.get(BEFORE, "0")))
            line = f"{os.getpid()} {email.extra_headers['Message-ID']}\n"
            # One write in append mode is whole or absent, however the process ends.
            with open(os.environ[FILE], "ab", buffering=0) as file:
                file.write(line.encode())
            time.sleep(float(os.environ.get(AFTER, "0")))
        return len(email_messages)
