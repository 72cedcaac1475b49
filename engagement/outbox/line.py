"""The line to the mail server, kept from one message to the next."""

import smtplib
from contextlib import suppress
from typing import Any

from django.core.mail import get_connection
from django.core.mail.backends.smtp import EmailBackend

#: Messages after which a server may grow tired of one line.
MOST = 100


class Line:
    """Hands out an open connection. SMTP alone is kept: other backends have one per message.

    A line that died while it waited would leave a message in doubt, so it is asked first.
    """

    def __init__(self) -> None:
        self.connection: Any = None
        self.uses = 0

    def open(self) -> Any:
        """Return an open connection; raises what the backend raises, and nothing has left."""
        if not self._is_alive():
            self.close()
            connection = get_connection()
            connection.open()
            self.connection, self.uses = connection, 0
        self.uses += 1
        return self.connection

    def rest(self) -> None:
        """End a message: what cannot be kept is closed."""
        if not isinstance(self.connection, EmailBackend) or self.uses >= MOST:
            self.close()

    def close(self) -> None:
        connection, self.connection = self.connection, None
        if connection is not None:
            with suppress(smtplib.SMTPException, OSError):
                connection.close()

    def _is_alive(self) -> bool:
        server = getattr(self.connection, "connection", None)
        if server is None:
            return False
        try:
            return server.noop()[0] == 250
        except (smtplib.SMTPException, OSError):
            return False
