"""What several page types have in common."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cms.pages import slugs


class FreeSlugMixin:
    """A page right under the home page, or deeper: it may hide no address of the platform."""

    slug: Any

    def clean(self) -> None:
        super().clean()  # type: ignore[misc]  # of the Page it is mixed into
        slugs.refuse_reserved(self.slug)


class FixedSlugMixin:
    """A page that the platform itself links to: its address never changes."""

    SLUG: str
    slug: Any

    def clean(self) -> None:
        super().clean()  # type: ignore[misc]  # of the Page it is mixed into
        if self.slug != self.SLUG:
            message = _("L’adresse de cette page est « %(slug)s ».") % {"slug": self.SLUG}
            raise ValidationError({"slug": message})
