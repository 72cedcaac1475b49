"""Short addresses `/i/<code>/` for messages and posters.

A code is one letter for the kind of thing and its value; the composition root knows which page
each kind leads to, so that domain rooms need no page addresses. Private kinds are signed with
SIGNING_KEY, which outlives a change of SECRET_KEY.
"""

import base64
from enum import Enum

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.utils.translation import get_language


class Link(Enum):
    """Each kind of thing that a message or a poster may point to: letter, whether private."""

    NEED = ("b", False)
    INITIATIVE = ("n", False)
    EVENT = ("e", False)
    IDEA = ("k", False)
    ASSOCIATION_DESK = ("d", False)
    SHIFT_DAY = ("j", False)
    FOR_ME = ("m", False)
    RULES = ("r", False)
    SIGN_UP = ("s", True)
    CALENDAR = ("c", True)
    REGISTRATION = ("g", True)
    TESTIMONIAL = ("w", True)
    UNSUBSCRIBE = ("u", True)
    LEAVE_NEWSLETTER = ("l", True)
    UNFOLLOW = ("f", True)
    INVITATION = ("v", True)
    ADDRESS = ("a", True)
    AGENDA = ("q", True)
    FRIEND = ("p", True)

    @property
    def letter(self) -> str:
        return self.value[0]

    @property
    def private(self) -> bool:
        return self.value[1]


class BadLink(Exception):
    """The code was never made here, or was changed on its way."""


def make_code(kind: Link, value: object = "") -> str:
    """Return the code of `value` (a primary key or another short text)."""
    text = str(value)
    if kind.private:
        text = _signer(kind).sign(text)
    return kind.letter + base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def make_link(kind: Link, value: object = "") -> str:
    """Return the whole address that leads to `value`, on SITE_URL whatever host was asked.

    It leads to the page in the active language: in a message, the recipient's.
    """
    language = get_language() or settings.LANGUAGE_CODE
    prefix = "" if language == settings.LANGUAGE_CODE else f"/{language}"
    return f"{settings.SITE_URL.rstrip('/')}{prefix}/i/{make_code(kind, value)}/"


def read_code(code: str) -> tuple[Link, str]:
    """Return the kind and the value that `make_code` took; BadLink for anything else."""
    for kind in Link:
        if code.startswith(kind.letter):
            return kind, read_value(kind, code)
    raise BadLink(code[:1])


def read_value(kind: Link, code: str) -> str:
    """Return the value of a code of this kind; BadLink for another kind or a changed one."""
    if not code.startswith(kind.letter):
        raise BadLink("kind")
    padded = code[1:] + "=" * (-len(code[1:]) % 4)
    try:
        text = base64.urlsafe_b64decode(padded.encode()).decode()
        return _signer(kind).unsign(text) if kind.private else text
    except (ValueError, BadSignature) as error:
        raise BadLink("value") from error


def _signer(kind: Link) -> Signer:
    return Signer(key=settings.SIGNING_KEY, salt=f"link:{kind.name}")
