"""Entry of the web server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "engagement.settings")

application = get_wsgi_application()

from engagement.base.startup import refuse_incomplete_start  # noqa: E402  needs the settings

refuse_incomplete_start()
