"""The city's colour on buttons and links: one colour for light papers, its shade for dark ones."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from engagement.city.contrast import LEAST, deeper, nearest_shade, worst

HEX = re.compile(r"#[0-9a-f]{6}")
# What text stands on, in static/css/tokens.css; a test holds both together.
LIGHT_PAPERS = (
    *("#fbf5e9", "#eadfc8", "#fffdf8", "#fbe9bf", "#d3ecee", "#fbdccd", "#e0ecc6", "#dbe5f8"),
    *("#f8dce6", "#e0f0f2", "#e7f1d5", "#fdefc9", "#fde4e6"),
)
DARK_PAPERS = (
    *("#0e222b", "#16303b", "#3d3416", "#12414a", "#4b2a1f", "#2c3d1b", "#233657", "#4a2638"),
    *("#12383f", "#22361a", "#3b3010", "#46202a"),
)
SHEET = """\
:root {{ --act: {light}; --act-deep: {light_deep}; --link: {light}; }}
@media screen and (prefers-color-scheme: dark) {{
  :root {{ --act: {dark}; --act-deep: {dark_deep}; --on-act: {ink}; --link: {dark}; }}
}}
"""


def check_colour(colour: str) -> None:
    """Raise ValidationError, with what would do, for what is no colour or is badly read."""
    if not HEX.fullmatch(colour):
        raise ValidationError(_("Écrivez la couleur comme #0b5568 : un dièse, six signes."))
    found = worst(colour, LIGHT_PAPERS)
    if found < LEAST:
        raise ValidationError(
            _(
                "Cette couleur se lit mal sur nos fonds clairs : un contraste de %(found)s, "
                "il en faut 4,5. La nuance la plus proche qui convient est %(shade)s."
            ),
            params={
                "found": f"{found:.1f}".replace(".", ","),
                "shade": nearest_shade(colour, LIGHT_PAPERS),
            },
        )


def sheet_of(colour: str) -> str:
    """Return the stylesheet that puts a checked colour, "#rrggbb", in place of ours."""
    dark = nearest_shade(colour, DARK_PAPERS)
    return SHEET.format(
        light=colour,
        light_deep=deeper(colour),
        dark=dark,
        dark_deep=deeper(dark),
        ink=DARK_PAPERS[0],
    )
