"""Entry of the asynchronous web server."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "engagement.settings")

application = get_asgi_application()

from engagement.base.startup import refuse_incomplete_start  # noqa: E402  needs the settings

refuse_incomplete_start()
