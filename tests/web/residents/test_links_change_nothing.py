"""Mail scanners open every link of a message: opening one changes nothing (RFC 9110, 9.2.1)."""

import re

import pytest
from django.core import serializers
from django.test import Client

from engagement.needs.actions import cancel_sign_up, sign_up
from engagement.needs.actions.guests import sign_up_guest
from engagement.needs.messages.reminders import tell_reminder
from engagement.needs.models import Need, Shift, SignUp, SignUpMove
from engagement.outbox.models import Message
from engagement.outbox.rendering import render
from tests import factories

pytestmark = pytest.mark.django_db
ADDRESS = re.compile(r"https?://[^/\s\"]+(/\S+)")


@pytest.fixture
def everything_said(shift, ines, omar):
    """A message of each kind that residents get about their sign-ups."""
    place = sign_up(shift=shift, resident=ines, by=ines.account)
    tell_reminder(shift, [place], "24-0")
    sign_up_guest(shift=shift, name="Zoé", email="zoe@exemple.example")
    last = factories.ShiftFactory(need=shift.need, capacity=1)
    first = sign_up(shift=last, resident=omar, by=None)
    sign_up(shift=last, resident=ines, by=None, wait=True)
    cancel_sign_up(signup=first, by=None)
    Need.objects.update(answer_hours=24)
    sign_up(shift=shift, resident=omar, by=None)


def test_no_link_of_any_message_changes_anything(everything_said):
    told = Message.objects.filter(recipient_key__startswith="resident:")
    assert {message.template for message in told} == {
        "sign_up_confirmed",
        "sign_up_reminder",
        "guest_to_confirm",
        "on_waiting_list",
        "place_offered",
        "request_received",
        "sign_up_cancelled",
    }
    links = {link for message in told for link in ADDRESS.findall(render(message).text)}
    assert len(links) >= len(told)
    before = rows()
    for link in links:
        for method in ("get", "head", "options"):
            response = getattr(Client(), method)(link, follow=method == "get")
            assert response.status_code in (200, 302, 405), link
    assert rows() == before


def rows() -> str:
    models = (Need, Shift, SignUp, SignUpMove)
    return serializers.serialize("json", [row for model in models for row in model.objects.all()])
