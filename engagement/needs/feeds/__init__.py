"""The national feed of missions (API Engagement): fetched, read, and made into needs."""

from engagement.needs.feeds.mission import BadFeed
from engagement.needs.feeds.sync import FeedReport, import_missions

__all__ = ["BadFeed", "FeedReport", "import_missions"]
