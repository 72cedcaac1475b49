"""No secret, address or name of a person reaches a log (trust.md, security case 19)."""

import logging
from datetime import timedelta

import pytest
import time_machine
from django.core.mail import EmailMultiAlternatives
from django.test import Client
from django.utils import timezone

from engagement.base.links import Link, make_code
from engagement.needs.actions.guests import sign_up_guest
from engagement.outbox import delivery
from engagement.outbox.calls import claim_call, note_wrong_number
from engagement.outbox.models import Message
from tests.factories import AccountFactory
from tests.factories.by_hand import to_tell
from tests.web.residents.conftest import ask_code, last_code, type_code, wrong

pytestmark = pytest.mark.django_db
ADDRESS, NAME, NUMBER = "zoe.secrete@exemple.example", "Zoé Secrète", "06 12 34 56 78"


@pytest.fixture
def refusing(monkeypatch):
    """A mail server that repeats the address in what it says, as real ones do."""

    def send(self, *_arguments, **_options):
        raise OSError(f"550 {self.to[0]}: mailbox of {NAME} unavailable")

    monkeypatch.setattr(EmailMultiAlternatives, "send", send)


def test_signing_in_a_message_that_fails_and_a_call_log_nothing_of_hers(
    caplog, client, clean_up, refusing
):
    caplog.set_level(logging.DEBUG)
    ask_code(client, ADDRESS)
    code = last_code(ADDRESS)
    type_code(client, wrong(code))
    type_code(client, code)
    sign_up_guest(shift=clean_up.shifts.get(), name=NAME, email=ADDRESS, phone=NUMBER)
    with time_machine.travel(timezone.now() + timedelta(minutes=1), tick=False):
        delivery.deliver_due()
    link = make_code(Link.SIGN_UP, 999_999)
    Client().get(f"/i/{link}/")
    Client().get(f"/mon-compte/?email={ADDRESS}")
    clerk = AccountFactory()
    call = claim_call(message=to_tell("telephone", NUMBER, name=NAME), by=clerk)
    note_wrong_number(call=call, by=clerk)

    assert Message.objects.exclude(last_error="").exists()
    logged = "\n".join(record.getMessage() for record in caplog.records)
    traces = caplog.text
    assert "put off" in logged  # the control: something was logged of all this
    for secret in (ADDRESS, NAME, NUMBER, code, code.replace("-", ""), clean_up.title):
        assert secret not in logged
        assert secret not in traces
    assert not any(
        secret in error
        for error in Message.objects.values_list("last_error", flat=True)
        for secret in (ADDRESS, NAME)
    )
