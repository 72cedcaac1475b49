"""Calls at the counter: a list, one clerk for each, the words, and what came of it."""

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from engagement.needs.actions import cancel_sign_up, sign_up
from engagement.needs.models import SignUp
from engagement.outbox.calls import claim_call
from engagement.outbox.models import Message
from tests import factories
from tests.cms.conftest import admitted_client_of
from tests.factories import NeedFactory
from tests.web.counter.conftest import at


@pytest.fixture
def offer(yvonne, treize, omar, clerk):
    """The message to Yvonne of the place that was freed for her."""
    shift = NeedFactory(title="Bêcher", association=treize, shifts=[1]).shifts.get()
    first = sign_up(shift=shift, resident=omar, by=None)
    sign_up(shift=shift, resident=yvonne, by=clerk, wait=True)
    cancel_sign_up(signup=first, by=None)
    return Message.objects.get(template="place_offered")


@pytest.fixture
def colleague(db):
    account = factories.AccountFactory(email="denis@ville.example")
    account.groups.add(Group.objects.get(name="clerk"))
    return account


def press(client, message, outcome, **answers):
    said = {f"answer_{message.pk}": answer for answer in answers.values()}
    return client.post(at("call", message.pk), {"outcome": outcome, **said}, follow=True)


def test_a_list_without_calls_says_when_there_are_some(desk):
    assert "Aucun appel à passer" in desk.get(at("calls")).text


def test_she_is_listed_claimed_and_what_to_say_is_shown_without_links(desk, offer):
    shown = desk.get(at("calls")).text
    assert "Yvonne Leroy" in shown
    assert "Une place pour vous" in shown
    page = desk.post(at("claim_call", offer.pk), follow=True).text
    assert 'href="tel:0328112233"' in page
    assert "C’est votre tour" in page
    assert "/i/" not in page
    assert "Elle prend la place" in page


def test_her_yes_takes_the_place(desk, offer, yvonne):
    desk.post(at("claim_call", offer.pk))
    assert "la personne est prévenue" in press(desk, offer, "reached", answer="yes").text
    assert SignUp.objects.get(resident=yvonne).state == "confirmed"
    assert "Aucun appel à passer" in desk.get(at("calls")).text


def test_reached_without_her_answer_is_asked_for_again(desk, offer, yvonne):
    desk.post(at("claim_call", offer.pk))
    assert "Choisissez ce que la personne a répondu" in press(desk, offer, "reached").text
    assert SignUp.objects.get(resident=yvonne).state == "offered"


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        ("no_answer", "queued"),
        ("wrong_number", "failed"),
        ("leave", "queued"),
        ("nonsense", "sending"),
    ],
)
def test_what_else_may_come_of_a_call(desk, offer, outcome, state):
    desk.post(at("claim_call", offer.pk))
    press(desk, offer, outcome)
    offer.refresh_from_db()
    assert offer.state == state


def test_what_another_clerk_makes_is_not_given_twice(desk, offer, colleague):
    claim_call(message=offer, by=colleague)
    assert "déjà pris" in desk.post(at("claim_call", offer.pk), follow=True).text
    assert desk.get(at("call", offer.pk)).status_code == 409
    assert press(desk, offer, "reached", answer="yes").status_code == 409
    assert "denis@ville.example" in desk.get(at("calls")).text


def test_looking_takes_nothing(desk, offer):
    before = list(Message.objects.values_list("state", "token", "due_at"))
    for address in (at("calls"), at("call", offer.pk), at("claim_call", offer.pk)):
        desk.get(address)
        desk.head(address)
    assert list(Message.objects.values_list("state", "token", "due_at")) == before


def test_a_relay_calls_nobody_in_the_name_of_the_city(relay, offer):
    answers = [
        relay.get(at("calls")),
        relay.post(at("claim_call", offer.pk)),
        relay.get(at("call", offer.pk)),
        relay.get(at("letters")),
        relay.post(at("prepare_letters")),
    ]
    assert {answer.status_code for answer in answers} == {403}


def test_ten_calls_ask_no_more_of_the_database_than_one(desk, offer, django_assert_max_num_queries):
    desk.get(at("calls"))
    one = Message.objects.get(pk=offer.pk)
    for number in range(10):
        one.pk, one.to = None, f"0328{number:06}"
        one.dedupe_key, one.message_id = f"copy:{number}", f"<{number}@here>"
        one.about = ""
        one.due_at = timezone.now()
        one.save(force_insert=True)
    with django_assert_max_num_queries(12):
        assert "0328000009" in desk.get(at("calls")).text


def test_a_colleague_sees_the_same_list(offer, colleague):
    assert "Yvonne Leroy" in admitted_client_of(colleague).get(at("calls")).text
