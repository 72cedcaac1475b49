"""What a server process checks before it begins."""

import sys

from django.conf import settings


def refuse_incomplete_start() -> None:
    """Leave with one clear line for each required setting that is missing.

    Exit status 3, which gunicorn takes as "do not start me again".
    """
    if not settings.MISSING_SETTINGS:
        return
    for name in settings.MISSING_SETTINGS:
        sys.stderr.write(
            f"coup-de-main: {name} is not set, a start with DEBUG off needs it: docs/install.md\n"
        )
    raise SystemExit(3)
