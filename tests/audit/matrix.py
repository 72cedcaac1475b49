"""The cast, the objects and the answers of the who-may-what matrix."""

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Group
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file

from cms.desk.models import ReasonSnippet
from cms.desk.viewsets import VIEWSETS
from cms.fabrique.viewset import VIEWSETS as OF_IDEAS
from cms.newsletter.models import Newsletter
from cms.pages.share import code_of
from engagement.associations.actions import ask_to_join, invite_member
from engagement.associations.models import Membership
from engagement.base.links import Link, make_code
from engagement.base.seals import new_seal
from engagement.events.actions import (
    add_task,
    attach_need,
    issue_badges,
    make_steward_pass,
    register,
)
from engagement.ideas.actions.drawing import publish_list
from engagement.ideas.models import Report
from engagement.initiatives.messages import stop_key
from engagement.initiatives.models import Initiative
from engagement.media.models import Picture
from engagement.needs.actions import sign_up
from engagement.needs.actions.groups import make_group
from engagement.needs.actions.keeping import friend_link
from engagement.needs.models import Need, Outcome, ShiftSeries, SignUp, Testimonial
from engagement.outbox.content import Content
from engagement.outbox.letters import make_batch
from engagement.outbox.models import LetterBatch, Message
from engagement.people.calendars import renew_calendar
from engagement.people.family import add_to_family
from engagement.people.mandates import give_mandate
from engagement.people.models import Account, Channel, Resident
from engagement.people.paper import make_campaign
from engagement.people.relays import go_out
from engagement.web.residents.attestations import PURPOSE
from tests import factories
from tests.audit.routes import is_ours, walk
from tests.cms.conftest import admitted_client_of
from tests.conftest import client_of
from tests.factories.by_hand import to_tell

TABLE = Path(__file__).with_name("who_may_what.txt")
PEOPLE = (
    "visitor",
    "resident",
    "neighbour",
    "owner",
    "helper",
    "other_owner",
    "other_helper",
    "officer",
    "editor",
)
# Not ours to decide: the sign-in of allauth (tests/web/residents/test_sign_in.py,
# tests/cms/test_second_factor.py) and the pages that Wagtail serves.
NOT_OURS = ("account_", "mfa_", "wagtail")


def is_desk(route: str) -> bool:
    """Say whether an address stands in the administration."""
    return route.split(":")[0] in {viewset().url_namespace for viewset in (*VIEWSETS, *OF_IDEAS)}


def routes() -> dict[str, list[str]]:
    """Return our addresses by name, each with the names of its parameters."""
    found = {}
    for pattern, name in walk(get_resolver().url_patterns):
        if is_ours(pattern, name) and not name.startswith(NOT_OURS):
            found[name] = re.findall(r"<(?:\w+:)?(\w+)>", pattern)
    return found


@dataclass
class Side:
    """One association with its people and one object of each kind."""

    things: dict[str, Any]
    people: dict[str, Client]


@dataclass
class World:
    """Two associations of the same shape, and those who belong to neither."""

    a: Side
    b: Side
    others: dict[str, Client] = field(default_factory=dict)

    def clients(self, mine: Side, other: Side) -> dict[str, Client]:
        """Return everybody as they stand to the objects of `mine`, in the order of PEOPLE."""
        found = {
            **self.others,
            **mine.people,
            "other_owner": other.people["owner"],
            "other_helper": other.people["helper"],
        }
        return {person: found[person] for person in PEOPLE}


def make_world() -> World:
    editor = factories.AccountFactory()
    editor.groups.add(Group.objects.get(name="editor"))
    return World(
        a=make_side("treize"),
        b=make_side("voisine"),
        others={
            "visitor": Client(),
            "neighbour": client_of(factories.ResidentFactory().account),
            "officer": admitted_client_of(factories.OfficerFactory()),
            "editor": admitted_client_of(editor),
        },
    )


def make_side(name: str) -> Side:
    """Return an association with an owner, a helper, and a resident signed up for its need."""
    owner, helper = factories.AccountFactory(), factories.AccountFactory()
    association = factories.AssociationFactory(name=name, owner=owner)
    member = association.memberships.create(account=helper, role=Membership.Role.HELPER)
    need = factories.NeedFactory(title=f"besoin {name}", association=association, shifts=[5])
    shift = need.shifts.get()
    resident = factories.ResidentFactory()
    signup = sign_up(shift=shift, resident=resident, by=resident.account)
    start = timezone.now() + timedelta(days=7)
    series = ShiftSeries.objects.create(
        need=need, rule="FREQ=WEEKLY", first_day=start.date(), starts_at=start.time(), minutes=60
    )
    factories.ShiftFactory(need=need, series=series, starts_at=start)
    over = factories.ShiftFactory(need=need, starts_at=timezone.now() - timedelta(days=2))
    came = SignUp.objects.create(shift=over, resident=resident, attendance="came")
    role = Membership.Role.HELPER
    things = {
        **make_fete(name, need, resident, owner),
        "association": association,
        "membership": member,
        "invitation": invite_member(
            association=association, email=f"{name}@invitee.example", role=role, by=owner
        ),
        "join_request": ask_to_join(association=association, by=factories.AccountFactory()),
        "need": need,
        "photo": need.photos.create(
            picture=Picture.objects.create(title=name, file=get_test_image_file())
        ),
        "shift": shift,
        "series": series,
        "signup": signup,
        "came": came,
        "outcome": Outcome.objects.create(need=need, sentence="Merci."),
        "word": Testimonial.objects.create(signup=came, text="Merci.", may_be_shown=True),
        "initiative": Initiative.objects.create(title=name),
        "newsletter": make_letter(name),
        **make_idea(resident),
        "message": Message.objects.earliest("pk"),
        "neighbourhood": factories.NeighbourhoodFactory(),
        "resident": resident,
        "child": add_to_family(account=resident.account, name="Lina", is_child=True, by=None),
        "agenda": renew_calendar(resident=resident, by=None),
        "group": make_group(lead=resident, name="La troupe", kind="troop", size=5, by=None),
        "friend": friend_link(resident=resident, need=need, by=None),
        **make_counter(resident, owner),
    }
    people = {
        "owner": client_of(owner),
        "helper": client_of(helper),
        "resident": client_of(resident.account),
    }
    return Side(things, people)


def make_fete(name: str, need: Need, resident: Resident, owner: Account) -> dict[str, Any]:
    """Return a fête of the need's association for which the resident is registered."""
    event = factories.event(title=f"fête {name}", association=need.association)
    attach_need(event=event, need=need, by=owner)
    registration = register(event=event, resident=resident, by=resident.account)
    issue_badges(event=event)
    return {
        "event": event,
        "registration": registration,
        "task": add_task(event=event, by=owner, text="Des bancs", days_before=3),
        "activity": event.activities.create(title="Jeux", starts_at=event.starts_at),
        "partner": event.partners.create(name=name),
        "pass": make_steward_pass(event=event, by=owner).steward_pass,
    }


def make_idea(resident: Resident) -> dict[str, Any]:
    """Return an idea of the resident with a comment that somebody found improper."""
    idea = factories.IdeaFactory(author=resident)
    comment = factories.CommentFactory(idea=idea, author=resident)
    complaint = Report.objects.create(comment=comment, resident=resident, why="other")
    lots = publish_list(
        title="Atelier", ideas=[idea], wanted=1, seed_from="Loto", by=resident.account
    )
    return {"idea": idea, "comment": comment, "report": complaint, "draw": lots}


def make_counter(resident: Resident, by: Account) -> dict[str, Any]:
    """Return what is served at the counter: somebody who gave her mandate, a form, an outing."""
    give_mandate(resident=resident, by=by, place="Mairie", channel=Channel.COUNTER)
    campaign = make_campaign(title="Marché", forms=1, by=by)
    return {
        "campaign": campaign,
        "paper_form": campaign.forms.get(),
        "outing": go_out(place="Marché", neighbourhood=None, by=by),
        "call": to_tell("telephone", f"{resident.pk:010}"),
        "letters": letters_printed(by),
    }


def letters_printed(by: Account) -> LetterBatch:
    to_tell("letter", "3 rue du Sud\n59640 Dunkerque", name=by.email)
    return make_batch(by=by)


def make_letter(name: str) -> Newsletter:
    """Return a draft that can be read all the same."""
    letter = Newsletter.objects.create(subject=name, body=[("heading", name)])
    content = Content.objects.create(subject=name, text=name, html=name)
    letter.editions.create(language="fr", title=name, content=content)
    return letter


# What a parameter stands for where its name alone does not say it.
OF_ROUTE = {
    "residents:association": {"slug": lambda things: things["association"].slug},
    "residents:neighbourhood": {"slug": lambda things: things["neighbourhood"].code},
    "residents:signed_up": {"pk": lambda things: things["signup"].pk},
    "residents:cancel": {"pk": lambda things: things["signup"].pk},
    "residents:agenda": {"pk": lambda things: things["signup"].pk},
    "residents:thread": {"pk": lambda things: things["signup"].pk},
    "residents:group": {"pk": lambda things: things["group"].pk},
    "residents:join_group": {"key": lambda things: things["group"].key},
    "residents:family_member": {"pk": lambda things: things["child"].pk},
    "residents:erase_one": {"pk": lambda things: things["child"].pk},
    "residents:agenda_feed": {"code": lambda things: things["agenda"]},
    "residents:friend": {"code": lambda things: make_code(Link.FRIEND, things["friend"].pk)},
    "residents:address_link": {"code": lambda things: make_code(Link.ADDRESS, uuid.uuid4())},
    "residents:unsubscribe": {
        "code": lambda things: make_code(Link.UNSUBSCRIBE, things["resident"].public_id)
    },
    **{
        f"residents:{name}": {"slug": lambda things: things["event"].slug}
        for name in ("event", "event_agenda", "register")
    },
    **{
        f"residents:{name}": {"slug": lambda things: things["idea"].slug}
        for name in (
            "idea",
            "idea_versions",
            "support_idea",
            "comment_idea",
            "join_idea",
            "rewrite_idea",
            "withdraw_idea",
            "report_idea",
        )
    },
    "residents:report_comment": {
        "slug": lambda things: things["idea"].slug,
        "pk": lambda things: things["comment"].pk,
    },
    "residents:registered": {"pk": lambda things: things["registration"].pk},
    "residents:registration_link": {
        "code": lambda things: make_code(Link.REGISTRATION, things["registration"].pk)
    },
    **{
        f"organisers:{name}": {"pk": lambda things, kind=kind: things[kind].pk}
        for name, kind in {
            "tick_task": "task",
            "detach_need": "need",
            "ask_more": "need",
            "activity": "activity",
            "drop_partner": "partner",
            "revoke_pass": "pass",
        }.items()
    },
    "residents:idea_draw": {"pk": lambda things: things["draw"].pk},
    "share_picture": {"code": lambda things: code_of("Un titre", "")},
    "colour_sheet": {"code": lambda things: "0b5568"},
    "residents:follow_initiative": {"pk": lambda things: things["initiative"].pk},
    "residents:stop_following": {
        "code": lambda things: make_code(
            Link.UNFOLLOW, stop_key(things["resident"], things["initiative"])
        )
    },
    "residents:leave_newsletter": {
        "code": lambda things: make_code(Link.LEAVE_NEWSLETTER, things["resident"].public_id)
    },
    "letter": {"pk": lambda things: things["newsletter"].pk},
    "residents:testimonial": {
        "code": lambda things: make_code(Link.TESTIMONIAL, things["came"].pk)
    },
    "residents:attestation_check": {"code": lambda things: new_seal(PURPOSE)},
    "associations:invitation": {
        "code": lambda things: make_code(Link.INVITATION, things["invitation"].pk)
    },
    "associations:drop_other_photo": {"pk": lambda things: things["photo"].pk},
    "counter:outing": {"pk": lambda things: things["outing"].pk},
    "counter:cancel": {"pk": lambda things: things["signup"].pk},
    "counter:call": {"pk": lambda things: things["call"].pk},
    "counter:claim_call": {"pk": lambda things: things["call"].pk},
    "counter:letters_pdf": {"key": lambda things: things["letters"].key},
    "counter:letters_posted": {"key": lambda things: things["letters"].key},
    "short_link": {"code": lambda things: make_code(Link.NEED, things["need"].pk)},
}
# What a button says, where a POST without a word is not found.
SAID = {
    "residents:sign_up_link": lambda things: {"do": "coming"},
    "residents:signed_up": lambda things: {"do": "coming"},
    "residents:registered": lambda things: {"do": "cancel"},
    "residents:registration_link": lambda things: {"do": "cancel"},
    "associations:skip_date": lambda things: {
        "day": timezone.localdate(things["series"].shifts.get().starts_at).isoformat()
    },
}
OF_ROOM = {
    "residents": {
        "slug": lambda things: things["need"].slug,
        "need": lambda things: things["need"].pk,
        "step": lambda things: "gouts",
        "code": lambda things: make_code(Link.SIGN_UP, things["signup"].pk),
    },
    "associations": {
        "slug": lambda things: things["association"].slug,
        "need_slug": lambda things: things["need"].slug,
        "kind": lambda things: "csv",
    },
    "gate": {"slug": lambda things: things["event"].slug},
    "counter": {
        "key": lambda things: things["resident"].public_id,
        "pk": lambda things: things["campaign"].pk,
        "kind": lambda things: "creneau",
        "number": lambda things: things["paper_form"].number,
        "step": lambda things: "gouts",
    },
    "organisers": {
        "slug": lambda things: things["event"].slug,
        "sheet": lambda things: 1,
        "name": lambda things: "dossier",
    },
    **{
        kind: {"pk": lambda things, kind=kind: things[kind].pk}
        for kind in (
            "need",
            "association",
            "initiative",
            "message",
            "newsletter",
            "idea",
            "comment",
            "report",
            "draw",
            "signup",
        )
    },
    "testimonial": {"pk": lambda things: things["word"].pk},
    "joinrequest": {"pk": lambda things: things["join_request"].pk},
    "reasonsnippet": {"pk": lambda things: ReasonSnippet.objects.earliest("pk").pk},
}


def value_of(route: str, parameter: str, things: dict[str, Any]) -> Any:
    """Return what stands in an address for one of its parameters."""
    known = OF_ROOM.get(route.split(":")[0], {}) | OF_ROUTE.get(route, {})
    if parameter in known:
        return known[parameter](things)
    if parameter in things:
        return things[parameter].pk
    raise AssertionError(
        f"{route}: nothing is known to stand for <{parameter}>. "
        "Add an object to make_side, or a line to OF_ROUTE, in tests/web/matrix.py."
    )


def address(route: str, parameters: list[str], things: dict[str, Any]) -> str:
    return reverse(route, args=[value_of(route, name, things) for name in parameters])


def mixed_addresses(
    route: str, parameters: list[str], mine: Side, other: Side
) -> Iterator[tuple[str, str]]:
    """Yield the addresses that begin with what is mine and end with what is another's."""
    for cut in range(1, len(parameters)):
        values = [value_of(route, name, mine.things) for name in parameters[:cut]]
        values += [value_of(route, name, other.things) for name in parameters[cut:]]
        if values[cut:] != [value_of(route, name, mine.things) for name in parameters[cut:]]:
            yield "/".join(parameters[:cut]), reverse(route, args=values)


def answer(client: Client, method: str, url: str, said: dict[str, str] | None = None) -> str:
    """Ask, undo what it did, and say in a word what was answered."""
    cache.clear()
    with transaction.atomic():
        response = getattr(client, method)(url, said or {})
        transaction.set_rollback(True)
    return word_for(response)


def word_for(response: HttpResponse) -> str:
    """ok, login (asked to sign in), away (led out of the desk), or the status that refuses."""
    if response.status_code == 302:
        if response["Location"].startswith("/compte/"):
            return "login"
        return "away" if response["Location"] == "/admin/" else "ok"
    return "ok" if response.status_code < 400 else str(response.status_code)


def line_of(route: str, parameters: list[str], world: World, mine: Side, other: Side) -> str:
    """Return the row of a route as it is now: GET/POST for each of PEOPLE."""
    url = address(route, parameters, mine.things)
    said = SAID.get(route, lambda things: {})(mine.things)
    cells = [
        f"{answer(client, 'get', url)}/{answer(client, 'post', url, said)}"
        for client in world.clients(mine, other).values()
    ]
    return format_row(route, cells)


def format_row(route: str, cells: list[str]) -> str:
    return f"{route:30}" + "".join(f"{cell:13}" for cell in cells).rstrip()


def table() -> dict[str, str]:
    """Return the expected rows by route."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = [line.rstrip() for line in lines if line and not line.startswith("#")]
    return {row.split()[0]: row for row in rows}
