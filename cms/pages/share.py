"""The picture that is shown where an address is shared: a title, the city, our colours.

Drawn when somebody first shares it and kept as a file, so that nobody has to make one and no
page waits for it.
"""

import hashlib
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.signing import Signer
from PIL import Image, ImageDraw, ImageFont

from engagement.city.shown import shown

WIDTH, HEIGHT = 1200, 630  # what social networks show uncut
MARGIN = 80
FONT = Path(__file__).parent / "fonts" / "DejaVuSansCondensed-Bold.subset.ttf"
SIZES = (84, 72, 60, 48)
LINES = 4
PAPERS = (("#0d4a5c", "#ffd666"), ("#7a2e1f", "#ffe3c2"), ("#2f5d3a", "#f5e6a8"))
DRAWING = "1"  # another one draws every picture anew


def code_of(title: str, city: str) -> str:
    """Return what stands in the address of a picture: signed, so that we draw our titles alone."""
    return _signer().sign_object([title, city], compress=True)


def picture_of(code: str) -> bytes:
    """Return the picture behind a code, drawn at the first call; BadSignature for another."""
    title, city = _signer().unsign_object(code)
    key = hashlib.sha256(f"{DRAWING}:{shown().called}:{code}".encode()).hexdigest()[:24]
    name = f"share/{key}.png"
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(draw(title, city)))
    with default_storage.open(name) as file:
        return file.read()


def _signer() -> Signer:
    return Signer(key=settings.SIGNING_KEY, salt="share")


def words(title: str, city: str) -> str:
    """Return what the picture says, for those who do not see it."""
    return " · ".join(filter(None, [title, shown().called, city]))


def draw(title: str, city: str) -> bytes:
    """Return a PNG of 1200 by 630 with the title, as large as it fits, and the city below."""
    ground, light = PAPERS[len(title) % len(PAPERS)]
    picture = Image.new("RGB", (WIDTH, HEIGHT), ground)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, WIDTH, 24), fill=light)
    lines, font = _fitting(title)
    pen.multiline_text((MARGIN, MARGIN + 20), "\n".join(lines), "white", font, spacing=18)
    foot = words("", city)
    pen.text((MARGIN, HEIGHT - MARGIN), foot, light, ImageFont.truetype(FONT, 40), anchor="ls")
    file = BytesIO()
    picture.quantize(32).save(file, "PNG", optimize=True)
    return file.getvalue()


def _fitting(title: str) -> tuple[list[str], ImageFont.FreeTypeFont]:
    """Return the lines of a title in the largest size in which it fits, cut in the smallest."""
    for size in SIZES:
        font = ImageFont.truetype(FONT, size)
        lines = _wrapped(title, font)
        if len(lines) <= LINES:
            return lines, font
    return [*lines[: LINES - 1], f"{lines[LINES - 1]}…"], font


def _wrapped(title: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines = [""]
    for word in title.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and font.getlength(longer) > WIDTH - 2 * MARGIN:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
