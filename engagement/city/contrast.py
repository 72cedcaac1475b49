"""How well one colour is read on another (WCAG 2.2), and the nearest shade that is read well."""

from collections.abc import Collection
from colorsys import hls_to_rgb, rgb_to_hls

LEAST = 4.5  # WCAG 2.2, 1.4.3: text of any size
_STEPS = 255


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours "#rrggbb", from 1 (the same) to 21 (black on white)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def worst(colour: str, papers: Collection[str]) -> float:
    """Return the contrast of a colour on the paper where it is read least."""
    return min(contrast(colour, paper) for paper in papers)


def nearest_shade(colour: str, papers: Collection[str]) -> str:
    """Return the colour, or its nearest lighter or darker shade that is read on all papers.

    Raises ValueError where no shade is, papers being dark and light at once.
    """
    _hue, lightness, _saturation = _hls(colour)
    steps = sorted(range(_STEPS + 1), key=lambda step: abs(step / _STEPS - lightness))
    for shade in (colour, *(with_lightness(colour, step / _STEPS) for step in steps)):
        if worst(shade, papers) >= LEAST:
            return shade
    raise ValueError(f"no shade of {colour} is read on all of {papers}")


def with_lightness(colour: str, lightness: float) -> str:
    """Return the same hue as light as said, 0 for black to 1 for white."""
    hue, _lightness, saturation = _hls(colour)
    parts = hls_to_rgb(hue, lightness, saturation)
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def deeper(colour: str) -> str:
    """Return the shade of a button's edge: three quarters as light."""
    return with_lightness(colour, _hls(colour)[1] * 0.75)


def _hls(colour: str) -> tuple[float, float, float]:
    red, green, blue = _parts(colour)
    return rgb_to_hls(red, green, blue)


def _parts(colour: str) -> list[float]:
    return [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]


def _luminance(colour: str) -> float:
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in _parts(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
