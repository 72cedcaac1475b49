"""QR codes for what is printed."""

import segno
from django.utils.safestring import SafeString, mark_safe


def qr_svg(text: str, label: str) -> SafeString:
    """Return a QR code (ISO/IEC 18004, 15 % of it may be lost) as an SVG that fills its box."""
    code = segno.make(text, error="m", micro=False)
    drawn = code.svg_inline(omitsize=True, border=2, svgclass="qr", lineclass=None, title=label)
    return mark_safe(drawn.replace("<svg ", '<svg role="img" ', 1))  # noqa: S308  segno escapes the title
