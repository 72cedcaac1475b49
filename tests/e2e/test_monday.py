"""Monday: thirty things wait, and the officer answers all of them without touching the mouse."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from cms.desk.models import Decision
from engagement.associations.actions import ask_to_join
from engagement.associations.models import Association, JoinRequest
from engagement.needs.models import Need
from engagement.outbox.actions import enqueue
from engagement.outbox.models import Message
from tests import factories
from tests.cms.conftest import admitted_client_of

pytestmark = pytest.mark.django_db(transaction=True)
SCREEN = {"width": 1280, "height": 900}


def thirty_things() -> None:
    """Ten associations, eight needs, six to check, three requests, three lost messages."""
    known = factories.AssociationFactory(
        name="Les Treize Jardins", owner=factories.AccountFactory()
    )
    for number in range(10):
        factories.AssociationFactory(
            name=f"Nouvelle {number}",
            state=Association.State.PENDING,
            email=f"n{number}@exemple.example",
        )
    for number in range(8):
        factories.NeedFactory(
            title=f"Tailler {number}", association=known, state="submitted", published_at=None
        )
    factories.NeedFactory.create_batch(6, association=known)
    for number in range(3):
        listed = factories.AssociationFactory(name=f"Flux {number}", state=Association.State.LISTED)
        ask_to_join(association=listed, by=factories.AccountFactory())
        lost = enqueue(
            kind=Message.Kind.NOTICE,
            template="need_published",
            to="a@exemple.example",
            context={},
            dedupe_key=f"lost:{number}",
            recipient_key="x",
        )
        Message.objects.filter(pk=lost.pk).update(
            state=Message.State.FAILED, finished_at=timezone.now()
        )


@pytest.fixture
def monday(page: Page, live_server, context) -> Page:
    officer = factories.OfficerFactory()
    thirty_things()
    cookie = admitted_client_of(officer).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    page.set_viewport_size(SCREEN)
    page.goto(f"{live_server.url}/admin/a-traiter/")
    return page


def current(page: Page):
    return page.locator(".is-current")


def test_thirty_things_are_answered_by_keys_and_one_is_undone(monday):
    rows = monday.locator("[data-queue-item]")
    expect(rows).to_have_count(30)
    monday.keyboard.press("?")
    expect(monday.get_by_text("ligne suivante")).to_be_visible()

    first = current(monday).get_attribute("id")
    monday.keyboard.press("r")
    monday.keyboard.press("2")
    with monday.expect_navigation():
        monday.keyboard.press("Enter")
    expect(rows).to_have_count(29)
    with monday.expect_navigation():
        monday.keyboard.press("u")
    expect(rows).to_have_count(30)
    assert not Message.objects.filter(template="association_refused").exists()
    assert monday.locator(f"#{first}").count() == 1

    for left in range(29, -1, -1):
        with monday.expect_navigation():
            monday.keyboard.press("a")
        expect(rows).to_have_count(left)

    assert not Association.objects.filter(state="pending").exists()
    assert not Need.objects.filter(state="submitted").exists()
    assert not JoinRequest.objects.filter(state="pending").exists()
    standing = Decision.objects.filter(undone_at=None)
    assert standing.count() == 30
    assert not standing.filter(by=None).exists()
    for template, times in (("association_verified", 13), ("need_published", 8 + 3 + 3)):
        sent = Message.objects.filter(template=template).exclude(to="")
        assert sent.count() >= times, template
    held = [key for decision in standing for key in decision.held]
    assert Message.objects.filter(message_id__in=held, state="queued").count() == len(held)
    assert len(held) >= 10 + 8 + 3 + 3
