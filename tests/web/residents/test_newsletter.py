"""The letter is agreed to by itself, and left from the account or from any letter."""

import pytest
from django.test import Client
from django.urls import reverse

from engagement.base.links import Link, make_code
from engagement.outbox.models import Message
from engagement.people.actions import NEWSLETTER, SUGGESTIONS, agree, resident_of, withdraw
from engagement.people.models import Resident
from tests.conftest import client_of
from tests.unit.outbox.conftest import queue

pytestmark = pytest.mark.django_db


def wants(resident: Resident) -> tuple[bool, bool]:
    """Return whether she agrees to the letter, and to suggestions."""
    row = Resident.objects.get(pk=resident.pk)
    return row.newsletter_since is not None, row.suggestions_since is not None


def test_it_is_a_consent_of_its_own_turned_on_and_off_in_the_account(ines):
    client = client_of(ines.account)
    assert "Oui, envoyez-moi la lettre" in client.get(reverse("residents:account")).text
    client.post(reverse("residents:newsletter"), {"agree": "1"})
    assert wants(ines) == (True, True)
    assert "Ne plus recevoir la lettre" in client.get(reverse("residents:account")).text
    client.post(reverse("residents:newsletter"))
    assert wants(ines) == (False, True)
    told = ines.consents.filter(purpose=NEWSLETTER).values_list("given", "by")
    assert list(told) == [(True, ines.account.pk), (False, ines.account.pk)]


def test_the_first_visit_offers_it_unticked_beside_suggestions(odile):
    client, step = client_of(odile), reverse("residents:welcome_step", args=["suggestions"])
    page = client.get(step).text
    box = page[page.index('name="newsletter"') :]
    assert "checked" not in box[: box.index(">")]
    client.post(step, {"newsletter": "on"})
    assert wants(resident_of(odile)) == (True, False)


def test_one_click_from_a_letter_stops_letters_alone_and_opening_changes_nothing(ines):
    agree(resident=ines, purpose=NEWSLETTER, by=None)
    code = make_code(Link.LEAVE_NEWSLETTER, ines.public_id)
    client = Client(enforce_csrf_checks=True)
    page = client.get(f"/i/{code}/", follow=True)
    assert "Ne plus recevoir la lettre" in page.text
    assert wants(ines) == (True, True)
    for _ in range(2):
        answer = client.post(f"/i/{code}/", {"List-Unsubscribe": "One-Click"})
        assert answer.status_code == 200
    assert "Plus aucune lettre" in answer.text
    assert wants(ines) == (False, True)
    other = make_code(Link.UNSUBSCRIBE, ines.public_id)
    assert client.post(reverse("residents:leave_newsletter", args=[other])).status_code == 404


@pytest.mark.parametrize(
    ("purpose", "stays"), [(NEWSLETTER, {"digest", "code"}), (SUGGESTIONS, {"newsletter", "code"})]
)
def test_what_waits_in_the_outbox_goes_with_the_consent(ines, purpose, stays):
    agree(resident=ines, purpose=NEWSLETTER, by=None)
    for kind in ("digest", "newsletter", "code"):
        queue(kind, recipient_key=f"resident:{ines.public_id}")
    queue("newsletter", recipient_key="resident:another")
    withdraw(resident=ines, purpose=purpose, by=None)
    hers = Message.objects.filter(recipient_key=f"resident:{ines.public_id}")
    assert set(hers.values_list("kind", flat=True)) == stays
    assert Message.objects.filter(recipient_key="resident:another").exists()
