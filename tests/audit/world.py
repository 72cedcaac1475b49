"""The city as the audit visits it: empty, and with something of everything."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import time, timedelta
from decimal import Decimal
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core.cache import cache
from django.core.files.images import ImageFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale

from cms.desk.models import ReasonSnippet
from cms.newsletter.actions import propose, schedule, stop
from cms.newsletter.models import Newsletter
from cms.newsletter.sending import send_newsletters
from cms.pages.models import (
    FormField,
    FormPage,
    HomePage,
    InitiativeIndexPage,
    InitiativePage,
    NeighbourhoodIndexPage,
    NeighbourhoodPage,
    NewsIndexPage,
    NewsPage,
    PlainPage,
)
from engagement.associations.actions import ask_to_join, invite_member
from engagement.associations.models import Association, Membership
from engagement.initiatives.actions import change_stage, end_initiative, follow
from engagement.initiatives.messages import stop_key
from engagement.initiatives.models import Initiative
from engagement.media.models import Picture
from engagement.needs.actions import add_series, sign_up
from engagement.needs.models import Need
from engagement.outbox.models import Message
from engagement.people.models import Account, Resident
from tests import factories
from tests.audit.at_counter import at_counter
from tests.audit.desk_ideas import ideas_at_desk
from tests.audit.fetes import fetes
from tests.audit.ideas import ideas
from tests.audit.mine import mine
from tests.audit.yesterday import yesterday
from tests.cms.conftest import admitted_client_of, give_second_factor
from tests.conftest import client_of

ASKING = "asking@exemple.example"


@dataclass
class World:
    """Rows by the names that the list of pages uses, and a session for each person."""

    things: dict[str, Any] = field(default_factory=dict)
    clients: dict[str, Client] = field(default_factory=lambda: {"visitor": Client()})

    def __getattr__(self, name: str) -> Any:
        try:
            return self.things[name]
        except KeyError:
            raise AttributeError(name) from None

    def session_of(self, person: str) -> str:
        """Return the session cookie of a person; "" for somebody nobody knows."""
        cookie = self.clients[person].cookies.get("sessionid")
        return cookie.value if cookie else ""


def empty_world() -> World:
    """Return a city on its first day: its pages, and people who have done nothing yet."""
    cache.clear()
    world = World()
    keeper = factories.AccountFactory(email="odile@treize.example")
    world.things["officer"] = factories.OfficerFactory()
    world.things["treize"] = factories.AssociationFactory(
        name="Les Treize Jardins", state=Association.State.PENDING, owner=keeper
    )
    world.clients |= {
        "newcomer": client_of(factories.AccountFactory()),
        "ines": client_of(factories.ResidentFactory(name="Inès").account),
        "odile": client_of(keeper),
        "alone": client_of(factories.AccountFactory()),
        "officer": admitted_client_of(world.officer),
    }
    return world


def full_world() -> World:
    """Return a city in which each page has something to show."""
    world = empty_world()
    Association.objects.update(state=Association.State.VERIFIED)
    world.things |= places_and_likings()
    world.things |= needs(world)
    world.things |= initiatives(world)
    world.things |= people(world)
    world.things |= yesterday(world)
    world.things |= fetes(world)
    world.things |= mine(world)
    world.things |= ideas(world)
    world.things |= desk(world)
    world.things |= ideas_at_desk()
    world.things |= team(world)
    world.things |= letters(world)
    world.things |= at_counter(world)
    world.clients |= sessions_half_way(world)
    return world


def places_and_likings() -> dict[str, Any]:
    """Five neighbourhoods as on the map of a city, and a domain to like."""
    for number, name in enumerate(["Rosendaël", "Saint-Pol-sur-Mer", "Grand Large"]):
        factories.NeighbourhoodFactory(name=name, lat=51.03 + number / 100, lon=2.36)
    return {
        "home": factories.NeighbourhoodFactory(name="Petite-Synthe", lat=51.017, lon=2.348),
        "away": factories.NeighbourhoodFactory(name="Malo-les-Bains", lat=51.045, lon=2.3935),
        "nature": factories.domain("environnement"),
        "sport": factories.domain("sport"),
    }


def needs(world: World) -> dict[str, Any]:
    """A need in each of its states; two pages of open ones."""
    for number in range(20):
        factories.NeedFactory(
            title=f"Accompagner les enfants de l’école au marché, jeudi {number + 1}",
            neighbourhood=world.away,
            interests=[world.sport],
            shifts=[number + 1],
        )
    told = {
        "association": world.treize,
        "neighbourhood": world.home,
        "interests": [world.nature, world.sport],
        "place": "Maison de quartier, 12 rue du Lac",
        "bring": "Des gants",
        "welcome": "Mireille, au portail",
    }
    made = {
        "open": factories.NeedFactory(title="Ramasser les déchets du lac", shifts=[10, 2], **told),
        "taken": factories.NeedFactory(title="Tenir la buvette", shifts=[1], **told),
    }
    made["taken"].shifts.update(taken=1)
    Need.objects.filter(pk=made["taken"].pk).update(minimum_age=18)
    made["taken"].questions.create(text="Savez-vous tenir une caisse ?", purpose="Nous relayer.")
    for state in (Need.State.DRAFT, Need.State.SUBMITTED, Need.State.REFUSED):
        made[state] = factories.NeedFactory(
            title=f"Tailler les haies {state}", state=state, published_at=None, shifts=[3], **told
        )
    for state in (Need.State.OVER, Need.State.WITHDRAWN):
        made[state] = factories.NeedFactory(title=f"Planter {state}", state=state, **told)
    Need.objects.filter(pk__in=[need.pk for need in made.values()]).update(
        wheelchair=True, with_children=True, little_french=True
    )
    series = add_series(
        need=made[Need.State.DRAFT],
        by=None,
        rule="FREQ=WEEKLY",
        first_day=timezone.localdate() + timedelta(days=2),
        starts_at=time(18),
        minutes=120,
        capacity=4,
    )
    return made | {"taken_shift": made["taken"].shifts.get(), "series": series}


def initiatives(world: World) -> dict[str, Any]:
    """A page of each type; an initiative with its promise, its outcome and its past."""
    home = HomePage.objects.get(locale=Locale.objects.get(language_code="fr"))
    index = InitiativeIndexPage.objects.child_of(home).get()
    picture = Picture.objects.create(
        title="Des pommiers", file=ImageFile(get_test_image_file(), name="pommiers.png")
    )
    orchard = factories.InitiativeFactory(
        title="Un verger partagé", neighbourhood=world.home, promised=True
    )
    orchard.interests.add(world.nature)
    Need.objects.filter(pk=world.open.pk).update(initiative=orchard)
    change_stage(initiative=orchard, to="preparing", by=None, reason="Douze voisins réunis.")
    page = InitiativePage(
        title="Un verger au bord du lac",
        slug="verger",
        intro="Quarante arbres.",
        initiative=orchard,
        picture=picture,
        body=[*every_block(picture), ("timeline", None)],
    )
    index.add_child(instance=page)
    plain = PlainPage(title="Qui sommes-nous ?", slug="qui", body=every_block(picture))
    home.add_child(instance=plain)
    news_index = NewsIndexPage.objects.child_of(home).get()
    news = NewsPage(
        title="Le premier arbre", slug="arbre", intro="Planté.", initiative=orchard, picture=picture
    )
    places = NeighbourhoodIndexPage.objects.child_of(home).get()
    words = NeighbourhoodPage(
        title="Petite-Synthe", intro="Au bord du lac.", neighbourhood=world.home
    )
    words.body = [("heading", "Son histoire")]
    places.add_child(instance=words)
    return {
        "news_index": news_index,
        "news": news_index.add_child(instance=news),
        "places": places,
        "words": words,
        "form": home.add_child(instance=a_form()),
        "initiative": orchard,
        "finished_page": finished(index),
        "started": started(),
        "home_page": home,
        "index_page": index,
        "orchard": page,
        "plain": plain,
    }


def a_form() -> FormPage:
    """Return a form with a question of each way to answer."""
    kinds = ("singleline", "multiline", "email", "checkbox", "checkboxes", "radio", "dropdown")
    return FormPage(
        title="Votre avis",
        slug="avis",
        intro="Deux minutes.",
        purpose="Choisir les arbres.",
        who_sees="L’équipe de la mairie",
        thanks="Réponse en mars.",
        form_fields=[
            FormField(label=f"Question {kind}", field_type=kind, choices="Oui,Non", purpose="—")
            for kind in kinds
        ],
    )


def started() -> Initiative:
    street = factories.InitiativeFactory(title="La rue aux enfants", promised=True)
    return change_stage(initiative=street, to="under_way", by=None)


def finished(index: InitiativeIndexPage) -> InitiativePage:
    """Return the page of an initiative that is over, with all that may be said of it."""
    hedge = factories.InitiativeFactory(title="Une haie", promised=True)
    change_stage(initiative=hedge, to="under_way", by=None)
    end_initiative(
        initiative=hedge,
        by=None,
        done="Deux cents mètres de haie.",
        not_done="Le banc : le sol ne le porte pas.",
        from_residents="Les essences, choisies par l’école.",
        figures=[("200", "mètres")],
    )
    page = InitiativePage(title="Une haie", slug="haie", intro="Deux rangs.", initiative=hedge)
    return index.add_child(instance=page)


def every_block(picture: Picture) -> list[tuple[str, Any]]:
    picture.contextual_alt_text, picture.decorative = "Des pommiers en fleurs", False
    seen = {"picture": picture, "caption": "Au printemps", "consent": "agreed"}
    heard = {"said": "Des bancs", "verdict": "partly", "why": "Deux sur quatre."}
    return [
        ("picture", {"picture": picture, "caption": "Au printemps"}),
        ("heading", "Une histoire"),
        (
            "text",
            "<p>Des <b>gens</b> et <a href='/regles/'>des règles</a>.</p><ul><li>Ici</li></ul>",
        ),
        ("quote", {"text": "On est bien.", "who": "Mireille"}),
        ("figures", [{"number": "42", "words": "arbres"}, {"number": "7", "words": "rues"}]),
        ("needs", {"title": "On a besoin de vous", "most": 3}),
        ("map", {"title": "Où cela se passe", "neighbourhoods": []}),
        ("gallery", {"title": "Le chantier", "pictures": [seen] * 5}),
        ("call", {"title": "Venez", "text": "", "button": "Voir", "url": "https://v.example/"}),
        ("questions", [{"question": "Quand ?", "answer": "<p>En mars.</p>", "who": "La ville"}]),
        ("restitution", {"title": "L’atelier", "people": 14, "heard": [heard]}),
        ("budget", {"title": "Le budget", "lines": [{"label": "Arbres", "euros": Decimal(1200)}]}),
    ]


def people(world: World) -> dict[str, Any]:
    """Inès has told everything and holds a place; many others would come too."""
    ines = factories.ResidentFactory(
        name="Inès", neighbourhood=world.home, interests=[world.nature], consenting=True
    )
    for _number in range(12):
        factories.ResidentFactory(
            neighbourhood=world.home, interests=[world.nature], consenting=True
        )
    first, second = world.open.shifts.all()
    type(first).objects.filter(pk=first.pk).update(
        starts_at=timezone.now() + timedelta(minutes=2), ends_at=timezone.now() + timedelta(hours=2)
    )
    first.refresh_from_db()
    paused = factories.ResidentFactory(
        name="Paul", consenting=True, paused_until=timezone.localdate() + timedelta(days=20)
    )
    world.clients["ines"] = client_of(ines.account)
    world.clients["paused"] = client_of(paused.account)
    follow(resident=ines, thing=world.initiative, by=ines.account)
    return {
        "stop_key": stop_key(ines, world.initiative),
        "ines": ines,
        "sign_up": sign_up(shift=second, resident=ines, by=ines.account),
        "sign_up_today": sign_up(shift=first, resident=ines, by=ines.account),
    }


def team(world: World) -> dict[str, Any]:
    """A helper of Treize, an invitation without answer, somebody who asks to join."""
    keeper = world.treize.memberships.get().account
    helper = Membership.Role.HELPER
    world.treize.memberships.create(account=factories.AccountFactory(), role=helper)
    ask_to_join(association=world.treize, by=factories.AccountFactory(), words="Sa trésorière.")
    invitation = invite_member(
        association=world.treize, email="lea@exemple.example", role=helper, by=keeper
    )
    listed = factories.AssociationFactory(name="Le Phare", state=Association.State.LISTED)
    return {
        "invitation": invitation,
        "listed": listed,
        "claim": ask_to_join(association=listed, by=factories.AccountFactory()),
        "suspended": factories.AssociationFactory(state=Association.State.SUSPENDED),
    }


def desk(world: World) -> dict[str, Any]:
    """What waits for the officer, and a message in trouble."""
    waiting = factories.AssociationFactory(name="La Voisine", state=Association.State.PENDING)
    keyed = factories.OfficerFactory()
    world.clients["keyed"] = admitted_client_of(keyed)
    RecoveryCodes.activate(keyed)
    key = Authenticator.objects.create(
        user=keyed,
        type=Authenticator.Type.WEBAUTHN,
        data={"name": "Ma clé", "credential": {"clientExtensionResults": {}}},
    )
    Message.objects.filter(pk=Message.objects.earliest("pk").pk).update(
        state=Message.State.FAILED, last_error="refused", finished_at=timezone.now()
    )
    return {
        "waiting": waiting,
        "key": key,
        "message": Message.objects.earliest("pk"),
        "reason": ReasonSnippet.objects.earliest("pk"),
    }


def letters(world: World) -> dict[str, Any]:
    """A letter in each state that a page shows; one is on its way to Inès."""
    officer, now = world.officer, timezone.now()
    Resident.objects.filter(pk=world.ines.pk).update(newsletter_since=now)
    names = ("letter", "letter_proposed", "letter_due", "letter_sent", "letter_stopped")
    body = every_block(world.orchard.picture)[:3]
    made = {name: Newsletter.objects.create(subject="La lettre", body=body) for name in names}
    propose(newsletter=made["letter_proposed"], by=officer)
    for name in ("letter_sent", "letter_stopped"):
        schedule(newsletter=made[name], send_at=now, at_night=True, by=officer)
    send_newsletters()
    later = now + timedelta(days=1)
    schedule(newsletter=made["letter_due"], send_at=later, at_night=True, by=officer)
    stopped = Newsletter.objects.get(pk=made["letter_stopped"].pk)
    stop(newsletter=stopped, by=officer)
    return made


def sessions_half_way(world: World) -> dict[str, Client]:
    """Return those who have asked for a code, proved one factor of two, or none yet of theirs."""
    asked = Client()
    asked.post(reverse("account_login"), {"email": ASKING})
    without = factories.OfficerFactory()
    guarded = factories.OfficerFactory()
    give_second_factor(guarded)
    halfway = Client()
    halfway.post(reverse("account_login"), {"email": guarded.email})
    halfway.post(reverse("account_confirm_login_code"), {"code": code_of(guarded)})
    return {
        "asked": asked,
        "halfway": halfway,
        "unguarded": client_of(without),
        "unproven": client_of(guarded),
    }


def code_of(account: Account) -> str:
    told = Message.objects.filter(to=account.email, kind=Message.Kind.CODE).latest("pk")
    return told.context["code"]


WORLDS: dict[str, Callable[[], World]] = {"empty": empty_world, "full": full_world}
