"""Who may do what in the administration, as plain as a job description.

Each role is a Wagtail group. An account may hold several; a resident holds none.
"""

from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Role:
    """What a group may do: anywhere, on pages, on pictures and documents (permission names)."""

    name: ClassVar[str]
    label: ClassVar[Promise]
    rights: ClassVar[tuple[str, ...]] = ()
    pages: ClassVar[tuple[str, ...]] = ()
    files: ClassVar[tuple[str, ...]] = ()


class Editor(Role):
    """Writes and publishes pages. Sees nothing of residents or associations."""

    name = "editor"
    label = _("rédaction")
    rights: ClassVar[tuple[str, ...]] = (
        "wagtailadmin.access_admin",
        "simple_translation.submit_translation",
    )
    pages: ClassVar[tuple[str, ...]] = (
        "wagtailcore.add_page",
        "wagtailcore.change_page",
        "wagtailcore.publish_page",
    )
    files = (
        "wagtailimages.add_image",
        "wagtailimages.change_image",
        "wagtailimages.choose_image",
        "wagtaildocs.add_document",
        "wagtaildocs.change_document",
        "wagtaildocs.choose_document",
    )


class Officer(Editor):
    """The volunteering officer: an editor who also runs needs, associations, initiatives."""

    name = "officer"
    label = _("chargé·e de mission bénévolat")
    rights = (
        *Editor.rights,
        "needs.view_need",
        "needs.change_need",
        "needs.view_testimonial",
        "needs.change_testimonial",
        "associations.view_association",
        "associations.change_association",
        "associations.view_joinrequest",
        "associations.change_joinrequest",
        "associations.change_answerpromise",
        "initiatives.view_initiative",
        "initiatives.add_initiative",
        "initiatives.change_initiative",
        "outbox.view_message",
        "matching.add_rulesversion",
        "matching.view_digestrun",
    )
    pages = (*Editor.pages, "wagtailcore.bulk_delete_page")


ROLES: tuple[type[Role], ...] = (Officer, Editor)
