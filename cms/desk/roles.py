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
    says: ClassVar[Promise]
    rights: ClassVar[tuple[str, ...]] = ()
    pages: ClassVar[tuple[str, ...]] = ()
    files: ClassVar[tuple[str, ...]] = ()


class Editor(Role):
    """Writes pages, which the officer publishes. Sees nothing of residents or associations."""

    name = "editor"
    label = _("rédaction")
    says = _("Écrit les pages. Ne voit rien des habitants ni des associations.")
    rights: ClassVar[tuple[str, ...]] = (
        "wagtailadmin.access_admin",
        "simple_translation.submit_translation",
        "newsletter.view_newsletter",
        "newsletter.add_newsletter",
        "newsletter.change_newsletter",
    )
    pages: ClassVar[tuple[str, ...]] = (
        "wagtailcore.add_page",
        "wagtailcore.change_page",
    )
    files = (
        "wagtailimages.add_image",
        "wagtailimages.change_image",
        "wagtailimages.choose_image",
        "wagtaildocs.add_document",
        "wagtaildocs.change_document",
        "wagtaildocs.choose_document",
    )


class Reader(Role):
    """An elected member: reads what the desk has answered and how it goes, changes nothing."""

    name = "reader"
    label = _("élu·e, en lecture")
    says = _("Lit les besoins, les associations, les initiatives, le journal. Ne change rien.")
    rights = (
        "wagtailadmin.access_admin",
        "desk.view_assignment",
        "desk.view_decision",
        "needs.view_need",
        "associations.view_association",
        "ideas.view_idea",
        "initiatives.view_initiative",
        "matching.view_digestrun",
    )


class Clerk(Role):
    """The desk at the town hall: serves people, gives what waits to somebody, settles messages."""

    name = "clerk"
    label = _("accueil de la mairie")
    says = _("Sert les habitants au guichet, voit ce qui attend, règle les messages perdus.")
    rights = (
        "wagtailadmin.access_admin",
        "people.serve_at_counter",
        "desk.view_assignment",
        "desk.change_assignment",
        "needs.view_need",
        "associations.view_association",
        "associations.view_joinrequest",
        "ideas.view_idea",
        "initiatives.view_initiative",
        "outbox.view_message",
        "outbox.change_message",
    )


class Referent(Role):
    """A department of the city: answers what is assigned to it, by its due date, and no more."""

    name = "referent"
    label = _("référent·e d’un service")
    says = _("Répond à ce qui lui est confié, pour le jour dit, et à rien d’autre.")
    rights = (
        "wagtailadmin.access_admin",
        "desk.answer_assigned",
        "needs.view_need",
        "associations.view_association",
        "associations.view_joinrequest",
        "ideas.view_idea",
        "initiatives.view_initiative",
    )


class Officer(Editor):
    """The volunteering officer: an editor who also runs needs, associations, initiatives."""

    name = "officer"
    label = _("chargé·e de mission bénévolat")
    says = _("Répond à tout, publie, règle les suggestions, tient l’équipe.")
    rights = (
        *Editor.rights,
        "desk.view_assignment",
        "desk.change_assignment",
        "desk.view_decision",
        "desk.manage_team",
        "people.serve_at_counter",
        "people.grant_relay",
        "desk.view_reasonsnippet",
        "desk.add_reasonsnippet",
        "desk.change_reasonsnippet",
        "desk.delete_reasonsnippet",
        "desk.change_firststeps",
        "needs.view_need",
        "events.view_event",
        "events.add_event",
        "events.change_event",
        "needs.change_need",
        "needs.view_signup",
        "needs.view_testimonial",
        "needs.change_testimonial",
        "associations.view_association",
        "associations.change_association",
        "associations.view_joinrequest",
        "associations.change_joinrequest",
        "associations.change_answerpromise",
        "city.change_face",
        "ideas.view_idea",
        "ideas.change_idea",
        "ideas.view_comment",
        "ideas.change_comment",
        "ideas.view_report",
        "ideas.change_report",
        "ideas.view_draw",
        "ideas.add_draw",
        "ideas.change_draw",
        "initiatives.view_initiative",
        "initiatives.add_initiative",
        "initiatives.change_initiative",
        "outbox.view_message",
        "outbox.change_message",
        "newsletter.send_newsletter",
        "matching.add_rulesversion",
        "matching.view_digestrun",
        "wagtailforms.view_formsubmission",
        "wagtailredirects.add_redirect",
        "wagtailredirects.change_redirect",
    )
    pages = (*Editor.pages, "wagtailcore.publish_page", "wagtailcore.bulk_delete_page")


ROLES: tuple[type[Role], ...] = (Officer, Editor, Clerk, Referent, Reader)
