"""The StreamField of every page type, whose blocks stay out of migrations."""

from typing import Any

from wagtail.fields import StreamField


class BodyField(StreamField):
    """A StreamField stored as JSON whatever its blocks are, so that no change of block migrates.

    Seen in ONS dis-wagtail, `cms/core/fields.py`.
    """

    def __init__(self, block_types: Any = (), **kwargs: Any) -> None:
        super().__init__(block_types, **kwargs)

    def deconstruct(self) -> tuple[str, str, list, dict]:
        name, path, _args, kwargs = super().deconstruct()
        for of_blocks in ("block_lookup", "min_num", "max_num", "verbose_name"):
            kwargs.pop(of_blocks, None)
        return name, path, [], kwargs
