"""Rich text in the two forms of a message: HTML with whole addresses, and plain text."""

import re
from html.parser import HTMLParser

from django.conf import settings
from wagtail.rich_text import expand_db_html

LOCAL = re.compile(r'href="/(?!/)')
BREAKS = {"p", "br", "ul", "ol", "h2", "h3", "h4"}


def whole(url: str) -> str:
    """Return an address of this site with its host: a message is read elsewhere."""
    return f"{settings.SITE_URL.rstrip('/')}{url}" if url.startswith("/") else url


def html_of(source: str) -> str:
    """Return stored rich text as HTML whose links lead here from anywhere."""
    return LOCAL.sub(f'href="{settings.SITE_URL.rstrip("/")}/', expand_db_html(source))


def text_of(html: str) -> str:
    """Return HTML as plain text: a line for each paragraph, links behind their words."""
    reader = _Reader()
    reader.feed(html)
    lines = [" ".join(line.split()) for line in "".join(reader.pieces).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.address = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BREAKS:
            self.pieces.append("\n")
        elif tag == "li":
            self.pieces.append("\n- ")
        elif tag == "a":
            self.address = dict(attrs).get("href") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self.address:
            self.pieces.append(f" ({self.address})")
            self.address = ""
        elif tag in {"p", "ul", "ol"}:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)
