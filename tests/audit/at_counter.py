"""The counter as the audit visits it: a clerk, Yvonne whom she serves, a kiosk half-way."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from engagement.needs.actions import sign_up
from engagement.needs.messages.reminders import REMINDER, tell_reminder
from engagement.outbox.calls import claim_call
from engagement.outbox.letters import make_batch, note_posted
from engagement.outbox.models import Message
from engagement.people.claiming import make_claim_code
from engagement.people.models import Channel
from engagement.people.paper import make_campaign, type_in
from engagement.people.registering import register_resident
from engagement.people.relays import count_contact, go_out, grant_relay
from tests import factories
from tests.cms.conftest import admitted_client_of
from tests.conftest import client_of
from tests.factories.by_hand import to_tell


def at_counter(world: Any) -> dict[str, Any]:
    """Return who is served and what lies about; give `world` the sessions that serve."""
    clerk = factories.AccountFactory(email="guichet@ville.example")
    clerk.groups.add(Group.objects.get(name="clerk"))
    world.clients["clerk"] = admitted_client_of(clerk)
    right = grant_relay(
        email="relais@centre.example",
        place="Maison de quartier",
        purpose="Permanence",
        expires_at=timezone.now() + timedelta(days=20),
        by=world.officer,
    )
    world.clients["relay"] = client_of(right.account)
    yvonne = register_resident(
        by=clerk,
        place="Mairie",
        channel=Channel.COUNTER,
        name="Yvonne Leroy",
        phone="03 28 11 22 33",
        neighbourhood=world.home,
        interests=[world.nature],
    )
    make_claim_code(resident=yvonne, by=clerk)
    campaign = make_campaign(title="Marché de décembre", forms=2, by=clerk)
    blank, typed = campaign.forms.all()
    type_in(form=typed, by=clerk, place="Marché", name="Zoé Petit")
    outing = go_out(place="Marché", neighbourhood=world.home, by=clerk)
    for _person in range(3):
        count_contact(outing=outing, newcomer=True)
    world.clients["kiosk"] = kiosk_client(world)
    signed_up = _signed_up(world, yvonne, clerk)
    return {
        **_to_tell(signed_up, clerk),
        "yvonne": yvonne,
        "campaign": campaign,
        "blank_form": blank,
        "typed_form": typed,
        "outing": outing,
        "counter_fete": factories.event(title="Le goûter du quartier", takes_registrations=True),
        "counter_sign_up": signed_up,
    }


def _signed_up(world: Any, resident: Any, by: Any) -> Any:
    coffee = factories.NeedFactory(title="Servir le café", neighbourhood=world.home, shifts=[5])
    return sign_up(shift=coffee.shifts.get(), resident=resident, by=by, channel=Channel.COUNTER)


def _to_tell(signup: Any, clerk: Any) -> dict[str, Any]:
    """Return a call that the clerk makes and one that waits, beside letters of each kind."""
    tell_reminder(signup.shift, [signup], "call-0")
    held = Message.objects.get(template=REMINDER, way=Message.Way.TELEPHONE)
    claim_call(message=held, by=clerk)
    for number, posted in enumerate([True, False]):
        to_tell("letter", f"{number} rue du Sud\n59640 Dunkerque")
        batch = make_batch(by=clerk)
        if posted:
            note_posted(batch=batch, by=clerk)
    to_tell("letter", "9 rue du Sud\n59640 Dunkerque")
    to_tell("telephone", "03 28 99 99 99", name="Zoé", can_wait=True)
    return {"held_call": held, "free_call": to_tell("telephone", "03 28 00 00 00", name="Marcel")}


def kiosk_client(world: Any) -> Any:
    """Return a screen that is a kiosk, at which somebody has begun."""
    client = client_of(factories.AccountFactory(email="borne@ville.example"))
    grant_relay(
        email="borne@ville.example",
        place="Nacelle",
        purpose="Borne",
        expires_at=timezone.now() + timedelta(days=20),
        by=world.officer,
    )
    client.post(reverse("counter:open_kiosk"), {"place": "Nacelle", "pin": "4711"})
    client.post(reverse("counter:kiosk_again"), {"begin": "1"})
    return client
