"""Providers tell what became of a message in any order and more than once."""

import itertools
from datetime import UTC, datetime, timedelta

import pytest
from anymail.signals import AnymailTrackingEvent, tracking
from django.utils import timezone

from engagement.outbox import delivery
from engagement.outbox.delivery_events import PAUSE, record_delivery_event
from engagement.outbox.models import DeliveryEvent, Message, Suppression
from tests.unit.outbox.conftest import now_of, queue

pytestmark = pytest.mark.django_db
Kind = DeliveryEvent.Kind
NOON = datetime(2030, 5, 6, 12, tzinfo=UTC)
ADDRESS = "ines@habitante.example"


def tell(kind, minute=0, **values):
    values = {"provider": "brevo", "recipient": ADDRESS, "provider_id": "p-1", **values}
    return record_delivery_event(kind=kind, at=NOON + timedelta(minutes=minute), **values)


@pytest.fixture
def sent():
    message = queue()
    delivery.deliver_due()
    Message.objects.filter(pk=message.pk).update(provider_id="p-1")
    return now_of(message)


def everything() -> tuple:
    """The final state of the world, without the order of the rows."""
    return (
        list(Message.objects.values_list("state", flat=True)),
        sorted(Suppression.objects.values_list("reason", "until")),
        sorted(DeliveryEvent.objects.values_list("kind", "at", "message")),
    )


STORIES = {
    "a complaint after a bounce that came late": [
        (Kind.DELIVERED, 1),
        (Kind.SOFT_BOUNCE, 2),
        (Kind.HARD_BOUNCE, 3),
        (Kind.COMPLAINT, 4),
    ],
    "three soft bounces, then received": [
        (Kind.SOFT_BOUNCE, 1),
        (Kind.SOFT_BOUNCE, 2),
        (Kind.SOFT_BOUNCE, 3),
        (Kind.DELIVERED, 4),
    ],
    "received, then three soft bounces": [
        (Kind.DELIVERED, 1),
        (Kind.SOFT_BOUNCE, 2),
        (Kind.SOFT_BOUNCE, 3),
        (Kind.SOFT_BOUNCE, 4),
    ],
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_every_order_of_four_events_with_repeats_ends_the_same(story, sent):
    ends = []
    for order in itertools.permutations(story):
        Message.objects.update(state=Message.State.SENT, finished_at=NOON)
        DeliveryEvent.objects.all().delete()
        Suppression.objects.all().delete()
        for kind, minute in (*order, *order[:2], order[0]):
            tell(kind, minute)
        ends.append(everything())
    assert len(ends) == 24
    assert all(end == ends[0] for end in ends)


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        (Kind.DELIVERED, "delivered"),
        (Kind.SOFT_BOUNCE, "sent"),
        (Kind.HARD_BOUNCE, "bounced"),
        (Kind.COMPLAINT, "complained"),
    ],
)
def test_each_event_brings_its_message_to_its_state(kind, state, sent):
    tell(kind)
    assert now_of(sent).state == state


@pytest.mark.parametrize("kind", [Kind.HARD_BOUNCE, Kind.COMPLAINT])
def test_a_hard_bounce_or_a_complaint_ends_the_writing_for_good(kind, sent):
    tell(kind, recipient="Ines@Habitante.example")
    queue(due_at=timezone.now())
    assert delivery.deliver_due() == {"suppressed": 1}


def test_an_address_is_remembered_as_a_hash_alone(sent):
    tell(Kind.HARD_BOUNCE)
    assert "ines" not in Suppression.objects.get().address_key
    assert "ines" not in DeliveryEvent.objects.get().address_key


def test_two_soft_bounces_pause_nothing_and_a_third_does(sent):
    tell(Kind.SOFT_BOUNCE, 1)
    tell(Kind.SOFT_BOUNCE, 2)
    assert not Suppression.objects.exists()
    tell(Kind.SOFT_BOUNCE, 3)
    assert Suppression.objects.get().until == NOON + timedelta(minutes=3) + PAUSE


def test_a_received_message_between_them_breaks_the_row(sent):
    for minute, kind in enumerate(["soft_bounce", "soft_bounce", "delivered", "soft_bounce"]):
        tell(kind, minute)
    assert not Suppression.objects.exists()


def test_the_same_event_id_counts_once_even_when_told_otherwise(sent):
    tell(Kind.SOFT_BOUNCE, 1, event_id="e-1")
    tell(Kind.SOFT_BOUNCE, 2, event_id="e-1")
    assert DeliveryEvent.objects.count() == 1


def test_without_an_id_two_events_of_different_times_are_two(sent):
    tell(Kind.SOFT_BOUNCE, 1)
    tell(Kind.SOFT_BOUNCE, 1)
    tell(Kind.SOFT_BOUNCE, 2)
    assert DeliveryEvent.objects.count() == 2


def test_an_event_finds_its_message_by_our_own_id(sent):
    tell(Kind.DELIVERED, provider_id="", message_id=sent.message_id)
    assert now_of(sent).state == Message.State.DELIVERED


def test_an_event_for_nobody_is_kept_and_moves_nothing(sent):
    assert tell(Kind.DELIVERED, provider_id="other").message is None
    assert now_of(sent).state == Message.State.SENT


def test_an_event_that_came_before_we_knew_the_provider_s_id_is_adopted(monkeypatch):
    tell(Kind.DELIVERED)
    message = queue()
    monkeypatch.setattr(
        "django.core.mail.EmailMultiAlternatives.send",
        lambda self: setattr(self, "anymail_status", type("S", (), {"message_id": "p-1"})),
    )
    delivery.deliver_due()
    assert now_of(message).state == Message.State.DELIVERED
    assert DeliveryEvent.objects.get().message == message


def test_a_message_known_to_be_received_is_not_sent_again_when_its_sender_died():
    message = queue()
    delivery.claim()
    tell(Kind.DELIVERED, provider_id="", message_id=message.message_id)
    Message.objects.update(due_at=timezone.now())
    assert delivery.deliver_due() == {}


def signal(event_type, esp_event=None, description=None, **values):
    event = AnymailTrackingEvent(
        event_type=event_type,
        timestamp=NOON,
        event_id=None,
        esp_event=esp_event or {},
        message_id="p-1",
        recipient=ADDRESS,
        description=description,
        **values,
    )
    tracking.send(sender=object(), event=event, esp_name="Brevo")


@pytest.mark.parametrize(
    ("event_type", "esp_event", "description", "kind"),
    [
        ("delivered", {}, None, Kind.DELIVERED),
        ("complained", {}, None, Kind.COMPLAINT),
        ("bounced", {"event": "hard_bounce"}, None, Kind.HARD_BOUNCE),
        ("bounced", {"event": "soft_bounce"}, None, Kind.SOFT_BOUNCE),
        ("bounced", {"Type": "SoftBounce"}, None, Kind.SOFT_BOUNCE),
        ("bounced", {"event": "bounce", "hard_bounce": False}, None, Kind.SOFT_BOUNCE),
        ("bounced", {"event": "bounce", "hard_bounce": True}, None, Kind.HARD_BOUNCE),
        ("bounced", {}, "Transient: General", Kind.SOFT_BOUNCE),
        ("bounced", {}, "Permanent: General", Kind.HARD_BOUNCE),
    ],
)
def test_anymail_s_signal_is_heard(event_type, esp_event, description, kind, sent):
    signal(event_type, esp_event, description)
    assert DeliveryEvent.objects.get().kind == kind


@pytest.mark.parametrize("event_type", ["opened", "clicked", "deferred", "queued"])
def test_what_says_nothing_of_the_delivery_is_let_pass(event_type, sent):
    signal(event_type)
    assert not DeliveryEvent.objects.exists()


def test_anymail_brings_our_own_id_back(sent):
    Message.objects.update(provider_id="")
    signal("delivered", metadata={"message_id": sent.message_id})
    assert now_of(sent).state == Message.State.DELIVERED
