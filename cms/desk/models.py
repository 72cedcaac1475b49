"""The desk keeps no rows. Django sends post_migrate only to apps that have this module."""
