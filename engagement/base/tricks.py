"""Signs that make a text look like another one: taken out of what people write."""

import re

#: Marks that turn the direction of the words around them (Unicode bidi controls), and control
#: signs but for the line break and the tab. Arabic and Hebrew need none of them.
TRICKS = re.compile("[\u202a-\u202e\u2066-\u2069\u0000-\u0008\u000b-\u001f\u007f-\u009f]")


def without_tricks(text: str) -> str:
    """Return a text without them, its lines ended by a single sign."""
    return TRICKS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
