"""A mail server that takes everything and remembers who got what when."""

import asyncio
import re
import threading
import time
from dataclasses import dataclass

MESSAGE_ID = re.compile(rb"^Message-ID: *(<[^>]+>)", re.MULTILINE | re.IGNORECASE)
RECIPIENT = re.compile(rb"<([^>]*)>")
LARGEST = 1 << 22


@dataclass(frozen=True)
class Letter:
    message_id: str
    to: str
    at: float


class MailSink:
    """Serves on a port of 127.0.0.1, in a thread, until the process ends."""

    def __init__(self) -> None:
        self.letters: list[Letter] = []
        self.port = 0
        ready = threading.Event()
        threading.Thread(target=lambda: asyncio.run(self._serve(ready)), daemon=True).start()
        ready.wait()

    async def _serve(self, ready: threading.Event) -> None:
        server = await asyncio.start_server(self._talk, "127.0.0.1", 0, limit=LARGEST)
        self.port = server.sockets[0].getsockname()[1]
        ready.set()
        await server.serve_forever()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await self._session(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # the sender was killed
        finally:
            writer.close()

    async def _session(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        to = ""
        writer.write(b"220 sink\r\n")
        while line := await reader.readline():
            verb = line[:4].upper()
            if verb == b"DATA":
                writer.write(b"354 go\r\n")
                self._take(await reader.readuntil(b"\r\n.\r\n"), to)
            elif verb == b"RCPT":
                to = RECIPIENT.search(line)[1].decode()  # type: ignore[index]  # always there
            writer.write(b"221 bye\r\n" if verb == b"QUIT" else b"250 ok\r\n")
            await writer.drain()

    def _take(self, message: bytes, to: str) -> None:
        found = MESSAGE_ID.search(message)
        assert found
        self.letters.append(Letter(found[1].decode(), to, time.monotonic()))
