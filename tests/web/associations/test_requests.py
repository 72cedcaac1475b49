"""Who asks for a place gets a yes or a no, from the association and from nobody else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from engagement.needs.actions import cancel_sign_up, sign_up
from engagement.needs.models import Question, SignUp
from engagement.outbox.models import Message
from tests import factories
from tests.conftest import client_of

State = SignUp.State


@pytest.fixture
def need(clean_up):
    clean_up.answer_hours = 48
    clean_up.save()
    return clean_up


@pytest.fixture
def asked(need, ines):
    question = Question.objects.create(need=need, text="Un permis ?", purpose="Pour conduire.")
    return sign_up(
        shift=need.shifts.get(),
        resident=ines,
        by=ines.account,
        seats=2,
        answers={question: "Depuis dix ans"},
    )


@pytest.fixture
def home(treize, odile):
    return lambda: client_of(odile).get(reverse("associations:home", args=[treize.slug])).text


def answer(signup, account, accept, reason="", **options):
    shift = signup.shift
    keys = [shift.need.association.slug, shift.need.slug, shift.pk, signup.pk]
    address = reverse("associations:answer", args=keys)
    return client_of(account).post(address, {"accept": accept, "reason": reason}, **options)


def test_who_asks_stands_first_on_the_home_with_what_she_answered(home, asked):
    page = home()
    assert "Inès demande 2 places" in page
    assert "Depuis dix ans" in page
    assert page.index("Attendent votre réponse") < page.index("Aujourd’hui")


def test_a_yes_confirms_and_tells_her(asked, odile, home, ines):
    answer(asked, odile, "1")
    asked.refresh_from_db()
    assert asked.state == State.CONFIRMED
    assert Message.objects.filter(template="sign_up_confirmed", to=ines.email).exists()
    assert "Attendent votre réponse" not in home()


def test_a_no_frees_the_places_and_gives_the_reason(asked, odile, ines):
    answer(asked, odile, "0", reason="Il faut un permis poids lourd.")
    asked.refresh_from_db()
    assert asked.state == State.REFUSED
    assert asked.shift.need.shifts.get().taken == 0
    message = Message.objects.get(template="request_refused", to=ines.email)
    assert "poids lourd" in str(message.context)


def test_an_answer_that_comes_too_late_changes_nothing_and_says_so(asked, odile, ines):
    cancel_sign_up(signup=asked, by=ines.account)
    said = answer(asked, odile, "1", follow=True)
    asked.refresh_from_db()
    assert asked.state == State.CANCELLED
    assert "Trop tard" in said.text


def test_another_association_cannot_answer(asked, viviane, voisine):
    assert answer(asked, viviane, "1").status_code == 404
    asked.refresh_from_db()
    assert asked.state == State.REQUESTED


def test_the_number_of_queries_does_not_depend_on_the_requests(home, need, asked):
    home()
    counts = []
    for more in (1, 4):
        for resident in factories.ResidentFactory.create_batch(more):
            sign_up(shift=need.shifts.get(), resident=resident, by=None)
        with CaptureQueriesContext(connection) as queries:
            home()
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_association_sees_who_agreed_for_somebody_under_18(home, need, ines):
    sign_up(shift=need.shifts.get(), resident=ines, by=None, guardian="Sa mère, Nour")
    assert "Sa mère, Nour" in home()
