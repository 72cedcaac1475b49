"""Where workers are forked from: everything is imported here once, and no database is opened."""

import os
from importlib import import_module

import django

from tests.races.processes import set_up

# The workers, and what they import once they run.
USED = (
    "cms.newsletter.sending",
    "engagement.matching.actions",
    "engagement.outbox.delivery",
    "engagement.urls",
    "tests.races.digest_worker",
    "tests.races.newsletter_worker",
    "tests.races.sender",
)

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "engagement.settings")
set_up()
django.setup()
for module in USED:
    import_module(module)
