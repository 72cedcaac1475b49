"""A picture that somebody sends brings nothing but itself."""

import ctypes
import gc
import io
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from engagement.media.uploads import LONGEST_SIDE, PictureField

GPS, LATITUDE = 0x8825, 2


def sent(picture: Image.Image, kind: str = "JPEG", **more) -> SimpleUploadedFile:
    file = io.BytesIO()
    picture.save(file, kind, **more)
    return SimpleUploadedFile(f"photo.{kind.lower()}", file.getvalue())


def with_position() -> SimpleUploadedFile:
    exif = Image.Exif()
    exif.get_ifd(GPS)[LATITUDE] = (51.0, 2.0, 20.0)
    return sent(Image.new("RGB", (40, 30)), exif=exif)


def test_the_place_where_it_was_taken_is_removed():
    assert Image.open(with_position()).getexif().get_ifd(GPS)  # the control
    cleaned = PictureField().clean(with_position())
    assert not Image.open(cleaned).getexif()


def test_it_is_made_small():
    cleaned = PictureField().clean(sent(Image.new("RGB", (3000, 1500)), "PNG"))
    assert Image.open(cleaned).size == (LONGEST_SIDE, LONGEST_SIDE // 2)


@pytest.mark.parametrize(
    "content", [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"<html><script>1</script>", b"\xff"]
)
def test_what_is_no_photograph_is_refused_whatever_its_name(content):
    with pytest.raises(ValidationError) as refusal:
        PictureField().clean(SimpleUploadedFile("photo.jpg", content))
    assert refusal.value.code == "unread"


def png_of(width: int, height: int) -> SimpleUploadedFile:
    """Return the header of a PNG that would unpack to this size, with no data behind it."""
    small = sent(Image.new("1", (1, 1)), "PNG").read()
    size = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    header = small[12:16] + size + small[24:29]
    crc = zlib.crc32(header).to_bytes(4, "big")
    return SimpleUploadedFile("photo.png", small[:12] + header + crc + small[33:])


@pytest.mark.parametrize("side", [8_000, 11_000, 20_000])
def test_a_picture_that_would_fill_the_memory_is_refused_by_its_header(side):
    with pytest.raises(ValidationError) as refusal:
        PictureField().clean(png_of(side, side))
    assert refusal.value.code == "large"


def whole_png_of(side: int) -> SimpleUploadedFile:
    """Return a white PNG of this size, complete: small on its way, large once it is opened."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        crc = zlib.crc32(kind + data).to_bytes(4, "big")
        return len(data).to_bytes(4, "big") + kind + data + crc

    squeeze, row = zlib.compressobj(1), bytes(1 + side)
    data = b"".join(squeeze.compress(row) for _ in range(side)) + squeeze.flush()
    size = side.to_bytes(4, "big") * 2
    header = chunk(b"IHDR", size + bytes([8, 0, 0, 0, 0]))  # eight bits of grey
    parts = b"\x89PNG\r\n\x1a\n", header, chunk(b"IDAT", data), chunk(b"IEND", b"")
    return SimpleUploadedFile("photo.png", b"".join(parts))


def most_memory(work: Callable[[], object]) -> float:
    """Return by how many megabytes this process grew at most while it did `work`."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)  # what was freed before would be used again unseen
    Path("/proc/self/clear_refs").write_text("5")  # begins to measure the most anew
    before = _kilobytes("VmRSS")
    work()
    return (_kilobytes("VmHWM") - before) / 1024


def _kilobytes(name: str) -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith(name)).split()[1])


def refused(picture: SimpleUploadedFile) -> None:
    with pytest.raises(ValidationError):
        PictureField().clean(picture)


def test_a_whole_picture_of_twenty_thousand_squared_takes_less_than_100_mb_more():
    huge = whole_png_of(20_000)
    assert most_memory(lambda: refused(huge)) < 100


def test_control_the_memory_of_a_picture_that_is_opened_is_seen():
    large = whole_png_of(8_000)
    assert most_memory(lambda: Image.open(large).load()) > 50


def test_more_than_ten_megabytes_is_refused(settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 100
    with pytest.raises(ValidationError) as refusal:
        PictureField().clean(sent(Image.new("RGB", (300, 300)), "PNG", compress_level=0))
    assert refusal.value.code == "heavy"


def test_nothing_sent_is_nothing():
    assert PictureField(required=False).clean(None) is None
