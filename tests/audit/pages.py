"""Every page of ours in each of its states: where it is, who looks, what they do first.

`test_every_page_is_listed.py` holds this list to the URL map and to the page types.
AUDIT_PAGES=residents: in the environment looks at some of them alone.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from playwright.sync_api import Page

from engagement.base.links import Link, make_code
from tests.audit.world import World


@dataclass(frozen=True)
class Visit:
    """One page in one state. `route` is the name of its address, or of its page type."""

    route: str
    address: Callable[[World], str]
    world: str = "full"
    state: str = "full"
    by: str = "visitor"
    status: int = 200
    first: Callable[[Page], Any] | None = None

    def __str__(self) -> str:
        return f"{self.route} · {self.state} · {self.by}"

    @property
    def is_public(self) -> bool:
        return self.by == "visitor" and self.status == 200 and self.first is None

    @property
    def is_desk(self) -> bool:
        """Whether it stands in the frame of Wagtail's administration."""
        return self.by == "officer" and not self.route.startswith("mfa")


def at(route: str, *things: str, query: str = "") -> Callable[[World], str]:
    """Return how to find an address: a route, and what in the world it is about."""
    return lambda world: reverse(route, args=[reach(world, path) for path in things]) + query


def reach(world: World, path: str) -> Any:
    """Follow "open.slug" from the world; a text in quotes stands for itself."""
    if path.startswith("'"):
        return path.strip("'")
    found: Any = world
    for name in path.split("."):
        found = getattr(found, name)
    return found


def page(name: str) -> Callable[[World], str]:
    return lambda world: getattr(world, name).get_url()


def path(text: str) -> Callable[[World], str]:
    return lambda world: text


def code(kind: Link, path: str) -> Callable[[World], str]:
    """Return how to find the page behind the private link of a message."""
    routes = {
        Link.SIGN_UP: "residents:sign_up_link",
        Link.REGISTRATION: "residents:registration_link",
        Link.UNSUBSCRIBE: "residents:unsubscribe",
        Link.LEAVE_NEWSLETTER: "residents:leave_newsletter",
        Link.UNFOLLOW: "residents:stop_following",
        Link.TESTIMONIAL: "residents:testimonial",
        Link.INVITATION: "associations:invitation",
        Link.ADDRESS: "residents:address_link",
        Link.FRIEND: "residents:friend",
    }
    return lambda world: reverse(routes[kind], args=[make_code(kind, reach(world, path))])


def send(page: Page) -> None:
    """Press the main button of the page's form as it is."""
    page.locator("main form[method=post] [type=submit]:not([name])").first.click()


def fill(field: str, text: str) -> Callable[[Page], None]:
    """Write something the form will refuse, and send it."""

    def write_and_send(page: Page) -> None:
        opened(page)
        page.locator(f"main [name='{field}']").first.fill(text)
        send(page)

    return write_and_send


def press(label: str) -> Callable[[Page], None]:
    return lambda page: page.get_by_role("button", name=label).click()


told = press("La personne est prévenue")


def opened(page: Page) -> None:
    """Unfold everything that the page folds."""
    page.evaluate("document.querySelectorAll('main details').forEach((one) => (one.open = true))")


def untitled(page: Page) -> None:
    """Take the title of a need away, and save it so."""
    opened(page)
    page.locator("main [name='title']").fill("")
    press("Enregistrer")(page)


TOO_LONG = "Inès " * 100


def first_day(route: str, address: Callable[[World], str], **more: Any) -> Visit:
    return Visit(route, address, world="empty", state="empty", **more)


def error(route: str, address: Callable[[World], str], **more: Any) -> Visit:
    return Visit(route, address, state="error", **more)


PAGE_TYPES = [
    first_day("HomePage", path("/")),
    Visit("HomePage", path("/")),
    Visit("HomePage", path("/en/"), state="in English"),
    Visit("HomePage", path("/"), by="ines"),
    first_day("InitiativeIndexPage", path("/initiatives/")),
    Visit("InitiativeIndexPage", page("index_page")),
    Visit("InitiativePage", page("orchard")),
    Visit("InitiativePage", page("orchard"), by="ines"),
    Visit("InitiativePage", page("finished_page"), state="finished"),
    Visit("PlainPage", page("plain")),
    first_day("NewsIndexPage", path("/actualites/")),
    Visit("NewsIndexPage", page("news_index")),
    Visit("NewsPage", page("news")),
    Visit("NeighbourhoodIndexPage", page("places")),
    Visit("NeighbourhoodPage", page("words")),
    Visit("FormPage", page("form")),
    error("FormPage", page("form"), first=send),
    Visit("FormPage", path("/avis/?merci=1"), state="sent"),
]

NEEDS = [
    first_day("residents:needs", at("residents:needs")),
    Visit("residents:needs", at("residents:needs")),
    Visit("residents:needs", at("residents:needs"), state="unfolded", first=opened),
    Visit("residents:needs", at("residents:needs", query="?page=2"), state="second page"),
    Visit("residents:needs", at("residents:needs", query="?domaine=sante"), state="nothing found"),
    error("residents:needs", at("residents:needs", query="?quartier=nulle-part&quand=hier")),
    Visit("residents:need", at("residents:need", "open.slug")),
    Visit("residents:need", at("residents:need", "open.slug"), by="ines"),
    Visit("residents:need", at("residents:need", "taken.slug"), state="taken"),
    Visit("residents:need", at("residents:need", "over.slug"), state="over"),
    Visit("residents:need", at("residents:need", "draft.slug"), state="preview", by="odile"),
    error("residents:need", at("residents:need", "withdrawn.slug"), status=410),
    error("residents:need", at("residents:need", "'nulle-part'"), status=404),
    Visit("residents:poster", at("residents:poster", "open.slug")),
    Visit("residents:offline", at("residents:offline")),
    Visit("residents:search", at("residents:search"), state="asked"),
    Visit("residents:search", at("residents:search", query="?q=jardn verger lac")),
    Visit("residents:search", at("residents:search", query="?q=zzz"), state="nothing found"),
    error("residents:search", at("residents:search", query="?q=")),
    Visit("residents:association", at("residents:association", "treize.slug")),
    Visit("residents:neighbourhood", at("residents:neighbourhood", "home.code")),
    Visit("residents:neighbourhood", at("residents:neighbourhood", "'grand-large'"), state="empty"),
    Visit("residents:rules", at("residents:rules")),
    Visit("residents:accessibility", at("residents:accessibility")),
    Visit("residents:open_data", at("residents:open_data")),
]

FORM = at("residents:sign_up_form", "open.slug", "sign_up.shift.pk")

RESIDENT = [
    Visit("residents:for_me", at("residents:for_me")),
    first_day("residents:for_me", at("residents:for_me"), by="ines"),
    Visit("residents:for_me", at("residents:for_me"), by="ines"),
    Visit("residents:welcome", at("residents:welcome"), by="newcomer"),
    error(
        "residents:welcome", at("residents:welcome"), by="newcomer", first=fill("name", TOO_LONG)
    ),
    Visit("residents:welcome_step", at("residents:welcome_step", "'gouts'"), by="newcomer"),
    Visit("residents:welcome_step", at("residents:welcome_step", "'quand'"), by="newcomer"),
    Visit("residents:welcome_step", at("residents:welcome_step", "'suggestions'"), by="newcomer"),
    first_day("residents:account", at("residents:account"), by="ines"),
    Visit("residents:account", at("residents:account"), by="ines"),
    Visit("residents:account", at("residents:account"), by="paused", state="paused"),
    error("residents:account", at("residents:account"), by="ines", first=fill("name", TOO_LONG)),
    first_day("residents:sign_ups", at("residents:sign_ups"), by="ines"),
    Visit("residents:sign_ups", at("residents:sign_ups"), by="ines"),
    Visit("residents:sign_up_form", FORM),
    error("residents:sign_up_form", FORM, first=send),
    Visit(
        "residents:sign_up_form",
        at("residents:sign_up_form", "taken.slug", "taken_shift.pk"),
        state="full, with an age and a question",
        by="ines",
    ),
    Visit("residents:signed_up", at("residents:signed_up", "sign_up.pk"), by="ines"),
    Visit("residents:sign_up_link", code(Link.SIGN_UP, "sign_up.pk")),
    Visit("residents:unsubscribe", code(Link.UNSUBSCRIBE, "ines.public_id")),
    first_day("residents:space", at("residents:space"), by="ines"),
    Visit("residents:space", at("residents:space"), by="ines"),
    first_day("residents:my_agenda", at("residents:my_agenda"), by="ines"),
    Visit("residents:my_agenda", at("residents:my_agenda"), by="ines"),
    first_day("residents:saved", at("residents:saved"), by="ines"),
    Visit("residents:saved", at("residents:saved"), by="ines"),
    Visit("residents:friends", at("residents:friends", "open.slug"), by="ines"),
    Visit("residents:friends", at("residents:friends", "taken.slug"), by="ines", state="no link"),
    Visit("residents:friend", code(Link.FRIEND, "friend_link.pk")),
    first_day("residents:family", at("residents:family"), by="ines"),
    Visit("residents:family", at("residents:family"), by="ines"),
    error("residents:family", at("residents:family"), by="ines", first=send),
    Visit("residents:family_member", at("residents:family_member", "child.pk"), by="ines"),
    Visit("residents:privacy", at("residents:privacy")),
    first_day("residents:my_data", at("residents:my_data"), by="ines"),
    Visit("residents:my_data", at("residents:my_data"), by="ines"),
    Visit("residents:all_my_data", at("residents:all_my_data"), by="ines"),
    Visit("residents:erase_me", at("residents:erase_me"), by="ines"),
    error("residents:erase_me", at("residents:erase_me"), by="ines", first=send),
    Visit("residents:erase_one", at("residents:erase_one", "child.pk"), by="ines"),
    first_day("residents:groups", at("residents:groups"), by="ines"),
    Visit("residents:groups", at("residents:groups"), by="ines"),
    error("residents:groups", at("residents:groups"), by="ines", first=send),
    Visit("residents:group", at("residents:group", "group.pk"), by="ines", first=opened),
    Visit("residents:join_group", at("residents:join_group", "group.key"), by="newcomer"),
    first_day("residents:found", at("residents:found"), by="ines"),
    Visit("residents:found", at("residents:found"), by="ines"),
    first_day("residents:address", at("residents:address"), by="ines"),
    Visit("residents:address", at("residents:address"), by="ines", state="asked"),
    error("residents:address", at("residents:address"), by="ines", first=fill("email", "non")),
    Visit("residents:address_link", code(Link.ADDRESS, "address_change.key")),
    first_day("residents:devices", at("residents:devices"), by="ines"),
    Visit("residents:devices", at("residents:devices"), by="ines"),
    first_day("residents:following", at("residents:following"), by="ines"),
    Visit("residents:following", at("residents:following"), by="ines"),
    Visit("residents:stop_following", code(Link.UNFOLLOW, "stop_key")),
]

IDEAS = [
    first_day("residents:ideas", at("residents:ideas")),
    Visit("residents:ideas", at("residents:ideas")),
    Visit("residents:ideas", at("residents:ideas"), state="unfolded", first=opened),
    Visit("residents:ideas", at("residents:ideas", query="?etat=adopted"), state="nothing found"),
    Visit("residents:idea", at("residents:idea", "told_idea.slug")),
    Visit("residents:idea", at("residents:idea", "told_idea.slug"), by="ines", first=opened),
    Visit(
        "residents:idea",
        at("residents:idea", "told_idea.slug", query="?reunie=double"),
        state="another joined it",
    ),
    Visit("residents:idea", at("residents:idea", "refused_idea.slug"), by="ines", state="refused"),
    error("residents:idea", at("residents:idea", "refused_idea.slug"), status=404),
    Visit("residents:idea_versions", at("residents:idea_versions", "told_idea.slug")),
    Visit("residents:propose_idea", at("residents:propose_idea")),
    Visit("residents:propose_idea", at("residents:propose_idea"), by="ines"),
    error("residents:propose_idea", at("residents:propose_idea"), first=send),
    Visit(
        "residents:similar_ideas",
        at("residents:propose_idea"),
        first=fill("title", "Un banc à l’ombre du parc"),
    ),
    first_day("residents:my_ideas", at("residents:my_ideas"), by="ines"),
    Visit("residents:my_ideas", at("residents:my_ideas"), by="ines"),
    Visit("residents:rewrite_idea", at("residents:rewrite_idea", "own_idea.slug"), by="ines"),
    error(
        "residents:rewrite_idea",
        at("residents:rewrite_idea", "own_idea.slug"),
        by="ines",
        first=fill("title", ""),
    ),
    Visit("residents:withdraw_idea", at("residents:withdraw_idea", "own_idea.slug"), by="ines"),
    Visit("residents:report_idea", at("residents:report_idea", "told_idea.slug"), by="ines"),
    error(
        "residents:report_idea",
        at("residents:report_idea", "told_idea.slug"),
        by="ines",
        first=send,
    ),
    Visit(
        "residents:report_comment",
        at("residents:report_comment", "told_idea.slug", "said.pk"),
        by="ines",
    ),
]

SIGN_IN = [
    Visit("account_login", at("account_login")),
    Visit("account_login", at("account_login"), state="code on its way", by="asked"),
    error("account_login", at("account_login"), first=send),
    Visit("account_confirm_login_code", at("account_confirm_login_code"), by="asked"),
    error(
        "account_confirm_login_code",
        at("account_confirm_login_code"),
        by="asked",
        first=fill("code", "0000-0000"),
    ),
    Visit("account_logout", at("account_logout"), by="ines"),
    Visit("account_inactive", at("account_inactive")),
]

# A shift that took place yesterday.
TOLD = ("treize.slug", "open.slug", "told.pk")
PAST = ("treize.slug", "past.need.slug", "past.pk")

ASSOCIATION = [
    first_day("associations:index", at("associations:index"), by="alone"),
    Visit("associations:index", at("associations:index"), by="odile"),
    Visit("associations:register", at("associations:register"), by="alone"),
    error("associations:register", at("associations:register"), by="alone", first=send),
    Visit("associations:ask", at("associations:ask", "listed.slug"), by="alone"),
    Visit("associations:invitation", code(Link.INVITATION, "invitation.pk"), by="alone"),
    Visit("associations:team", at("associations:team", "treize.slug"), by="odile", first=opened),
    error("associations:team", at("associations:team", "treize.slug"), by="odile", first=send),
    Visit("associations:describe", at("associations:describe", "treize.slug"), by="odile"),
    first_day("associations:home", at("associations:home", "treize.slug"), by="odile"),
    Visit("associations:home", at("associations:home", "treize.slug"), by="odile"),
    Visit("associations:post_need", at("associations:post_need", "treize.slug"), by="odile"),
    error(
        "associations:post_need",
        at("associations:post_need", "treize.slug"),
        by="odile",
        first=send,
    ),
    *(
        Visit(
            "associations:edit_need",
            at("associations:edit_need", "treize.slug", f"{state}.slug"),
            state=state,
            by="odile",
        )
        for state in ("open", "draft", "submitted", "refused", "over")
    ),
    Visit(
        "associations:people",
        at("associations:people", "treize.slug", "sign_up.shift.need.slug", "sign_up.shift.pk"),
        by="odile",
    ),
    Visit(
        "associations:post_need",
        at("associations:post_need", "treize.slug", query="?modele=collecte"),
        state="a row more",
        by="odile",
        first=press("Ajouter un autre créneau"),
    ),
    error(
        "associations:photo",
        at("associations:photo", "treize.slug", "open.slug"),
        by="odile",
        first=send,
    ),
    Visit(
        "associations:add_series",
        at("associations:add_series", "treize.slug", "open.slug"),
        by="odile",
    ),
    Visit(
        "associations:series",
        at("associations:series", "treize.slug", "draft.slug", "series.pk"),
        by="odile",
        first=opened,
    ),
    error(
        "associations:edit_need",
        at("associations:edit_need", "treize.slug", "open.slug"),
        by="odile",
        first=untitled,
    ),
]

AFTER = [
    Visit("associations:day", at("associations:day", *PAST), by="odile", first=opened),
    Visit(
        "associations:day",
        at("associations:day", "treize.slug", "sign_up.shift.need.slug", "sign_up.shift.pk"),
        state="before the day",
        by="odile",
    ),
    Visit("associations:outcome", at("associations:outcome", *PAST[:2]), by="odile"),
    error("associations:outcome", at("associations:outcome", *PAST[:2]), by="odile", first=send),
    Visit("associations:correct_outcome", at("associations:correct_outcome", *TOLD), by="odile"),
    Visit("associations:write", at("associations:write", *PAST), by="odile"),
    error("associations:write", at("associations:write", *PAST), by="odile", first=send),
    Visit(
        "associations:write_to_one", at("associations:write_to_one", *PAST, "came.pk"), by="odile"
    ),
    first_day("residents:hours", at("residents:hours"), by="ines"),
    Visit("residents:hours", at("residents:hours"), by="ines"),
    error(
        "residents:hours", at("residents:hours", query="?du=2027-02-01&au=2027-01-01"), by="ines"
    ),
    Visit("residents:attestation_print", at("residents:attestation_print"), by="ines"),
    Visit("residents:attestation_check", at("residents:attestation_check", "seal")),
    error("residents:attestation_check", at("residents:attestation_check", "'ABC'"), status=404),
    Visit("residents:thread", at("residents:thread", "came.pk"), by="ines"),
    Visit("residents:testimonial", code(Link.TESTIMONIAL, "came.pk")),
    error("residents:testimonial", code(Link.TESTIMONIAL, "came.pk"), first=fill("text", "")),
]

REGISTER = at("residents:register", "fete.slug")
FETES = [
    first_day("residents:events", at("residents:events")),
    Visit("residents:events", at("residents:events")),
    Visit("residents:event", at("residents:event", "fete.slug")),
    Visit("residents:event", at("residents:event", "fete.slug"), by="ines"),
    Visit("residents:event", at("residents:event", "fete_today.slug"), state="today"),
    Visit("residents:event", at("residents:event", "fete_closed.slug"), state="with its report"),
    Visit("residents:event", at("residents:event", "fete_off.slug"), state="called off"),
    Visit("residents:event", at("residents:event", "fete_draft.slug"), state="draft", by="odile"),
    error("residents:event", at("residents:event", "'nulle-part'"), status=404),
    Visit("residents:register", REGISTER),
    Visit("residents:register", REGISTER, state="known", by="paused"),
    error("residents:register", REGISTER, first=send),
    Visit("residents:registered", at("residents:registered", "registration.pk"), by="ines"),
    Visit("residents:registration_link", code(Link.REGISTRATION, "registration.pk")),
    Visit("organisers:index", at("organisers:index"), by="odile"),
    Visit("organisers:begin", at("organisers:begin"), by="odile"),
    error("organisers:begin", at("organisers:begin"), by="odile", first=send),
    *(
        Visit(f"organisers:{name}", at(f"organisers:{name}", "fete.slug"), by="odile", first=opened)
        for name in (
            "prepare",
            "needs",
            "edit",
            "programme",
            "partners",
            "papers",
            "by_hand",
            "cancel",
        )
    ),
    *(
        error(f"organisers:{name}", at(f"organisers:{name}", "fete.slug"), by="odile", first=send)
        for name in ("programme", "by_hand", "cancel")
    ),
    Visit("organisers:prepare", at("organisers:prepare", "fete_draft.slug"), by="odile"),
    Visit("organisers:activity", at("organisers:activity", "fete.slug", "line.pk"), by="odile"),
    Visit("organisers:ask_more", at("organisers:ask_more", "fete.slug", "open.pk"), by="odile"),
    Visit("organisers:day", at("organisers:day", "fete_today.slug"), by="odile", first=opened),
    Visit("organisers:report", at("organisers:report", "fete_over.slug"), by="odile"),
    error("organisers:report", at("organisers:report", "fete_over.slug"), by="odile", first=send),
    Visit(
        "organisers:report",
        at("organisers:report", "fete_closed.slug"),
        state="published",
        by="odile",
    ),
    Visit("organisers:cancel", at("organisers:cancel", "fete_off.slug"), state="done", by="odile"),
]

DRAWS = [
    first_day("residents:idea_draws", at("residents:idea_draws")),
    Visit("residents:idea_draw", at("residents:idea_draw", "lots.pk")),
    Visit("residents:idea_draw", at("residents:idea_draw", "lots_to_draw.pk"), state="to draw"),
]

SECOND_FACTOR = [
    Visit("mfa_authenticate", at("mfa_authenticate"), by="halfway"),
    Visit("mfa_activate_totp", at("mfa_activate_totp"), by="unguarded"),
    error("mfa_activate_totp", at("mfa_activate_totp"), by="unguarded", first=fill("code", "0")),
    Visit("mfa_reauthenticate", at("mfa_reauthenticate"), by="unproven"),
    error("mfa_reauthenticate", at("mfa_reauthenticate"), by="unproven", first=fill("code", "0")),
    *(
        Visit(name, at(name), by=officer)
        for name, officer in (
            ("mfa_index", "officer"),
            ("mfa_index", "keyed"),
            ("mfa_deactivate_totp", "officer"),
            ("mfa_generate_recovery_codes", "officer"),
            ("mfa_view_recovery_codes", "keyed"),
            ("mfa_add_webauthn", "officer"),
            ("mfa_list_webauthn", "officer"),
            ("mfa_list_webauthn", "keyed"),
        )
    ),
    Visit("mfa_edit_webauthn", at("mfa_edit_webauthn", "key.pk"), by="keyed"),
    Visit("mfa_remove_webauthn", at("mfa_remove_webauthn", "key.pk"), by="keyed"),
]

DESK = [
    first_day("queue:index", at("queue:index"), by="officer"),
    Visit("queue:index", at("queue:index"), by="officer", first=opened),
    Visit("log:index", at("log:index"), by="officer"),
    Visit("relays:index", at("relays:index"), by="officer"),
    Visit("team:index", at("team:index"), by="officer"),
    error("team:index", at("team:index"), by="officer", first=send),
    Visit("first_steps:index", at("first_steps:index"), by="officer"),
    Visit("reasonsnippet:index", at("reasonsnippet:index"), by="officer"),
    Visit("reasonsnippet:add", at("reasonsnippet:add"), by="officer"),
    Visit("reasonsnippet:edit", at("reasonsnippet:edit", "reason.pk"), by="officer"),
    Visit("reasonsnippet:delete", at("reasonsnippet:delete", "reason.pk"), by="officer"),
    Visit("reasonsnippet:history", at("reasonsnippet:history", "reason.pk"), by="officer"),
    Visit("reasonsnippet:usage", at("reasonsnippet:usage", "reason.pk"), by="officer"),
    *(
        first_day(f"{name}:index", at(f"{name}:index"), by="officer")
        for name in ("need", "message")
    ),
    *(
        Visit(f"{name}:index", at(f"{name}:index"), by="officer")
        for name in ("need", "association", "initiative", "message")
    ),
    Visit("need:inspect", at("need:inspect", "submitted.pk"), by="officer"),
    Visit("need:publish", at("need:publish", "submitted.pk"), by="officer"),
    Visit("need:check", at("need:check", "open.pk"), by="officer"),
    Visit("need:refuse", at("need:refuse", "submitted.pk"), by="officer"),
    error("need:refuse", at("need:refuse", "submitted.pk"), by="officer", first=send),
    Visit("need:tell", at("need:tell", "open.pk"), by="officer"),
    Visit("need:campaign", at("need:campaign", "open.pk"), by="officer"),
    Visit("need:withdraw", at("need:withdraw", "open.pk"), by="officer"),
    Visit("need:leave", at("need:leave", "open.pk"), by="officer"),
    Visit("association:inspect", at("association:inspect", "waiting.pk"), by="officer"),
    Visit("association:verify", at("association:verify", "waiting.pk"), by="officer"),
    Visit("association:refuse", at("association:refuse", "waiting.pk"), by="officer"),
    Visit("association:leave", at("association:leave", "treize.pk"), by="officer"),
    Visit("association:suspend", at("association:suspend", "treize.pk"), by="officer"),
    Visit("association:reinstate", at("association:reinstate", "suspended.pk"), by="officer"),
    Visit("joinrequest:index", at("joinrequest:index"), by="officer"),
    Visit("joinrequest:inspect", at("joinrequest:inspect", "claim.pk"), by="officer"),
    Visit("joinrequest:grant", at("joinrequest:grant", "claim.pk"), by="officer"),
    Visit("joinrequest:refuse", at("joinrequest:refuse", "claim.pk"), by="officer"),
    Visit("initiative:inspect", at("initiative:inspect", "initiative.pk"), by="officer"),
    Visit("initiative:stage", at("initiative:stage", "initiative.pk"), by="officer"),
    Visit("initiative:promise", at("initiative:promise", "initiative.pk"), by="officer"),
    Visit("initiative:end", at("initiative:end", "started.pk"), by="officer"),
    error("initiative:end", at("initiative:end", "started.pk"), by="officer", first=send),
    Visit("initiative:add", at("initiative:add"), by="officer"),
    Visit("initiative:edit", at("initiative:edit", "initiative.pk"), by="officer"),
    Visit("initiative:history", at("initiative:history", "initiative.pk"), by="officer"),
    Visit("signup:index", at("signup:index"), by="officer"),
    Visit("signup:inspect", at("signup:inspect", "came.pk"), by="officer"),
    Visit("testimonial:index", at("testimonial:index"), by="officer"),
    Visit("testimonial:inspect", at("testimonial:inspect", "word.pk"), by="officer"),
    Visit("testimonial:hide", at("testimonial:hide", "word.pk"), by="officer"),
    Visit("testimonial:unhide", at("testimonial:unhide", "hidden_word.pk"), by="officer"),
    *(Visit(f"{name}:index", at(f"{name}:index"), by="officer") for name in ("idea", "report")),
    Visit("draw:add", at("draw:add"), by="officer"),
    error("draw:add", at("draw:add"), by="officer", first=send),
    Visit("draw:inspect", at("draw:inspect", "lots.pk"), by="officer"),
    Visit("draw:draw", at("draw:draw", "lots_to_draw.pk"), by="officer"),
    Visit("idea:inspect", at("idea:inspect", "idea_read.pk"), by="officer"),
    Visit("idea:publish", at("idea:publish", "idea_waiting.pk"), by="officer"),
    Visit("idea:accept", at("idea:accept", "idea_read.pk"), by="officer"),
    error("idea:accept", at("idea:accept", "idea_read.pk"), by="officer", first=send),
    Visit("idea:merge", at("idea:merge", "idea_read.pk"), by="officer"),
    Visit("idea:begin", at("idea:begin", "idea_accepted.pk"), by="officer"),
    Visit("report:inspect", at("report:inspect", "report.pk"), by="officer"),
    Visit("message:inspect", at("message:inspect", "message.pk"), by="officer"),
    Visit("message:send", at("message:send", "message.pk"), by="officer"),
    Visit("message:drop", at("message:drop", "message.pk"), by="officer"),
    Visit("rules:index", at("rules:index"), by="officer"),
    Visit("fairness:index", at("fairness:index"), by="officer"),
    Visit("insight:index", at("insight:index"), by="officer"),
    Visit("register:index", at("register:index"), by="officer"),
]

LETTERS = [
    Visit("newsletter:index", at("newsletter:index"), by="officer"),
    Visit("newsletter:add", at("newsletter:add"), by="officer"),
    Visit("newsletter:inspect", at("newsletter:inspect", "letter.pk"), by="officer"),
    Visit(
        "newsletter:inspect",
        at("newsletter:inspect", "letter_sent.pk"),
        state="on its way",
        by="officer",
    ),
    Visit("newsletter:schedule", at("newsletter:schedule", "letter.pk"), by="officer"),
    Visit("newsletter:propose", at("newsletter:propose", "letter.pk"), by="officer"),
    Visit("newsletter:test", at("newsletter:test", "letter.pk"), by="officer"),
    Visit("newsletter:take-back", at("newsletter:take-back", "letter_proposed.pk"), by="officer"),
    Visit("newsletter:unschedule", at("newsletter:unschedule", "letter_due.pk"), by="officer"),
    Visit("newsletter:stop", at("newsletter:stop", "letter_sent.pk"), by="officer"),
    Visit("newsletter:resume", at("newsletter:resume", "letter_stopped.pk"), by="officer"),
    Visit("letter", at("letter", "letter_sent.pk")),
    Visit("residents:leave_newsletter", code(Link.LEAVE_NEWSLETTER, "ines.public_id")),
]

# Pages without an address of their own: errors, and what a phone keeps for when it is offline.
SHOWN = [
    *(error("shown", path(f"/montre/{name}/")) for name in ("400", "429", "500", "offline")),
    error("shown", path("/admin/"), by="ines", status=403),
]

COUNTER = [
    Visit("counter:index", at("counter:index"), by="clerk"),
    Visit(
        "counter:index", at("counter:index"), by="clerk", state="found", first=fill("q", "leroy")
    ),
    error("counter:index", at("counter:index"), by="relay", first=send),
    Visit("counter:new", at("counter:new"), by="clerk"),
    error("counter:new", at("counter:new"), by="clerk", first=send),
    Visit("counter:person", at("counter:person", "yvonne.public_id"), by="clerk"),
    Visit("counter:person", at("counter:person", "ines.public_id"), by="clerk", state="mandate"),
    Visit("counter:edit", at("counter:edit", "yvonne.public_id"), by="clerk"),
    error(
        "counter:edit",
        at("counter:edit", "yvonne.public_id"),
        by="clerk",
        first=fill("name", ""),
    ),
    Visit(
        "counter:take_shift",
        at("counter:take_shift", "yvonne.public_id", "taken_shift.pk"),
        by="clerk",
    ),
    error(
        "counter:take_shift",
        at("counter:take_shift", "yvonne.public_id", "taken_shift.pk"),
        by="clerk",
        first=send,
    ),
    Visit(
        "counter:take_fete",
        at("counter:take_fete", "yvonne.public_id", "counter_fete.pk"),
        by="clerk",
    ),
    Visit(
        "counter:cancel",
        at("counter:cancel", "yvonne.public_id", "'creneau'", "counter_sign_up.pk"),
        by="clerk",
    ),
    Visit("counter:take_idea", at("counter:take_idea", "yvonne.public_id"), by="clerk"),
    error("counter:take_idea", at("counter:take_idea", "yvonne.public_id"), by="clerk", first=send),
    Visit("counter:receipt", at("counter:receipt", "yvonne.public_id"), by="clerk"),
    Visit(
        "counter:receipt",
        at("counter:receipt", "yvonne.public_id"),
        by="clerk",
        state="with a code",
        first=press("Code perdu"),
    ),
    Visit("counter:calls", at("counter:calls"), by="clerk"),
    Visit("counter:call", at("counter:call", "held_call.pk"), by="clerk"),
    error("counter:call", at("counter:call", "held_call.pk"), by="clerk", first=told),
    error("counter:call", at("counter:call", "free_call.pk"), by="clerk", status=409),
    Visit("counter:letters", at("counter:letters"), by="clerk"),
    Visit("counter:outings", at("counter:outings"), by="clerk"),
    Visit("counter:outing", at("counter:outing", "outing.pk"), by="clerk"),
    Visit("counter:paper", at("counter:paper"), by="clerk"),
    Visit("counter:campaign", at("counter:campaign", "campaign.pk"), by="clerk"),
    Visit("counter:type_in", at("counter:type_in", "blank_form.number"), by="clerk"),
    Visit("counter:type_in", at("counter:type_in", "typed_form.number"), by="clerk", state="typed"),
    Visit("counter:open_kiosk", at("counter:open_kiosk"), by="clerk"),
    Visit("counter:kiosk", at("counter:kiosk"), by="kiosk"),
    Visit("counter:close_kiosk", at("counter:close_kiosk"), by="kiosk"),
    *(
        Visit("counter:kiosk_step", at("counter:kiosk_step", f"'{step}'"), by="kiosk", state=step)
        for step in ("gouts", "quartier", "propositions", "moi")
    ),
    Visit("residents:claim", at("residents:claim")),
    error("residents:claim", at("residents:claim"), first=fill("code", "ACE")),
]

VISITS = [
    *PAGE_TYPES,
    *NEEDS,
    *RESIDENT,
    *IDEAS,
    *DRAWS,
    *SIGN_IN,
    *ASSOCIATION,
    *AFTER,
    *FETES,
    *SECOND_FACTOR,
    *DESK,
    *LETTERS,
    *COUNTER,
    *SHOWN,
]


def visits_of(world: str) -> list[Visit]:
    """Return the visits to make in a world."""
    wanted = os.environ.get("AUDIT_PAGES", "")
    return [visit for visit in VISITS if visit.world == world and visit.route.startswith(wanted)]


# Addresses that only take what a button of these pages sends; GET is answered 405.
POSTED_TO = {
    "residents:sign_up",
    "residents:keep",
    "residents:decline",
    "residents:consent",
    "residents:newsletter",
    "residents:pause",
    "residents:follow_initiative",
    "residents:support_idea",
    "residents:comment_idea",
    "residents:join_idea",
    "associations:submit",
    "associations:publish",
    "associations:pause",
    "associations:resume",
    "associations:duplicate",
    "associations:drop_photo",
    "associations:drop_other_photo",
    "associations:interests",
    "associations:skip_date",
    "associations:end_series",
    "associations:withdraw",
    "associations:mark",
    "associations:walk_in",
    "associations:remove_walk_in",
    "associations:hide_word",
    "associations:daily_summary",
    "associations:answer",
    "associations:invite",
    "associations:leave",
    "associations:change_role",
    "associations:hand_over",
    "associations:remove_member",
    "associations:resend",
    "associations:revoke",
    "associations:grant",
    "associations:turn_down",
    "organisers:announce",
    "organisers:add_task",
    "organisers:tick_task",
    "organisers:detach_need",
    "organisers:drop_partner",
    "organisers:issue_badges",
    "organisers:make_pass",
    "organisers:revoke_pass",
    "organisers:word",
    "organisers:absent",
    "organisers:undo_cancel",
    "counter:mandate",
    "counter:receipt_pdf",
    "counter:kiosk_again",
    "counter:claim_call",
    "counter:prepare_letters",
    "counter:letters_posted",
}

# Addresses that are no page, and why.
NO_PAGE = {
    "residents:attestation": "a PDF",
    "residents:my_data_file": "a file in JSON",
    "residents:thread_link": "shows residents:thread",
    "associations:export": "a spreadsheet",
    "organisers:paper": "a PDF",
    "organisers:badges": "a PDF",
    "counter:sheets": "a PDF",
    "counter:letters_pdf": "a PDF",
    "health": "a word for load balancers",
    "gate:page": "an application, walked through by the journeys of the gate",
    "gate:manifest": "JSON for the screens of phones",
    "gate:list": "JSON for the phones at the gate",
    "gate:names": "JSON for the phones at the gate",
    "gate:state": "JSON for the phones at the gate",
    "gate:open": "JSON for the phones at the gate",
    "gate:scans": "JSON for the phones at the gate",
    "gate:ready": "JSON for the phones at the gate",
    "short_link": "leads to pages that are listed",
    "set_language": "leads back",
    "service_worker": "a script",
    "sitemap": "a list for search engines",
    "share_picture": "a picture",
    "colour_sheet": "a stylesheet",
    "residents:agenda": "a calendar entry",
    "residents:agenda_feed": "a calendar",
    "residents:event_agenda": "a calendar entry",
    "residents:agenda_link": "a calendar entry",
    "mfa_download_recovery_codes": "a text file",
    "mfa_reauthenticate_webauthn": "answers the script of a security key",
    "need:index_results": "a piece of need:index",
    "association:index_results": "a piece of association:index",
    "joinrequest:index_results": "a piece of joinrequest:index",
    "newsletter:edit": "Wagtail's own editor of blocks",
    "newsletter:index_results": "a piece of newsletter:index",
    "newsletter:preview_on_add": "the frame of the live preview",
    "newsletter:preview_on_edit": "the frame of the live preview",
    "initiative:index_results": "a piece of initiative:index",
    "initiative:history_results": "a piece of initiative:history",
    **{
        f"{name}:index_results": f"a piece of {name}:index"
        for name in ("idea", "comment", "report", "draw")
    },
    "draw:index": "the shape of report:index",
    "comment:index": "the shape of report:index",
    "comment:inspect": "the shape of report:inspect",
    **{
        f"idea:{name}": "the shape of need:refuse, which asks why"
        for name in ("refuse", "decline", "check")
    },
    **{f"comment:{name}": "the shape of need:refuse" for name in ("check", "hide", "show")},
    **{f"report:{name}": "the shape of need:refuse" for name in ("keep", "remove")},
    "signup:index_results": "a piece of signup:index",
    "testimonial:index_results": "a piece of testimonial:index",
    "message:index_results": "a piece of message:index",
    **{f"message:{name}": "the shape of message:drop" for name in ("told", "give_up")},
    "reasonsnippet:index_results": "a piece of reasonsnippet:index",
    "reasonsnippet:history_results": "a piece of reasonsnippet:history",
    "wagtail_serve": "serves the page types",
    "wagtailcore_authenticate_with_password": "private pages of Wagtail, which no page of ours is",
    "wagtailcore_login": "private pages of Wagtail, which no page of ours is",
}
