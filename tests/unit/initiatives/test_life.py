"""An initiative promises, moves, ends with its outcome, and tells those who follow it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from engagement.base.links import Link, read_code
from engagement.base.models import IllegalMove
from engagement.initiatives.actions import (
    NoOutcome,
    NoPromise,
    PromiseStands,
    change_stage,
    end_initiative,
    follow,
    make_promise,
    unfollow,
)
from engagement.initiatives.messages import read_stop_key
from engagement.initiatives.models import Follow, Initiative, InitiativeOutcome, Promise
from engagement.needs.models import SignUp
from engagement.needs.taking_part import TakingPart, taking_part
from engagement.outbox.models import Message
from tests import factories

pytestmark = pytest.mark.django_db
WORDS = {
    "kind": Promise.Kind.DECIDE,
    "aim": "Quarante arbres.",
    "public": "Tout le monde",
    "scale": "Le quartier",
    "duration": "Un an",
    "means": "4 000 €",
    "effect": "Vous choisissez les arbres.",
}


@pytest.fixture
def orchard():
    return factories.InitiativeFactory(title="Un verger", promised=True)


def test_nothing_starts_without_a_promise_nor_ends_without_an_outcome(officer):
    orchard = factories.InitiativeFactory()
    with pytest.raises(NoPromise):
        change_stage(initiative=orchard, to="under_way", by=officer)
    make_promise(initiative=orchard, by=officer, **WORDS)
    change_stage(initiative=orchard, to="under_way", by=officer)
    with pytest.raises(NoOutcome):
        change_stage(initiative=orchard, to="finished", by=officer)
    end_initiative(initiative=orchard, by=officer, done="42 arbres.", figures=[("42", "arbres")])
    orchard.refresh_from_db()
    assert orchard.state == Initiative.State.FINISHED
    assert orchard.outcome.figures == [["42", "arbres"]]
    assert [move.reason for move in orchard.moves.all()] == ["", "42 arbres."]


def test_a_promise_is_written_again_until_the_start_and_stands_from_then_on(orchard, officer):
    make_promise(initiative=orchard, by=officer, **WORDS)
    make_promise(initiative=orchard, by=officer, aim="Cinquante arbres.")
    change_stage(initiative=orchard, to="under_way", by=officer)
    with pytest.raises(PromiseStands):
        make_promise(initiative=orchard, by=officer, aim="Trois arbres.")
    told = Promise.objects.get()
    assert (told.aim, told.kind, told.by) == ("Cinquante arbres.", Promise.Kind.DECIDE, officer)


def test_a_promise_with_words_missing_is_refused(officer):
    with pytest.raises(ValidationError) as refused:
        make_promise(initiative=factories.InitiativeFactory(), by=officer, aim="Des arbres.")
    assert {"public", "scale", "duration", "means", "effect"} <= set(refused.value.error_dict)


def test_what_is_not_under_way_does_not_end_and_nothing_is_half_done(orchard):
    with pytest.raises(IllegalMove):
        end_initiative(initiative=orchard, by=None, done="Déjà ?", from_residents="Une haie.")
    orchard.refresh_from_db()
    assert not InitiativeOutcome.objects.exists()
    assert orchard.from_residents == ""


def test_a_follow_points_to_exactly_one_thing(ines, orchard):
    with pytest.raises(IntegrityError), transaction.atomic():
        Follow.objects.create(resident=ines)
    assert follow(resident=ines, thing=orchard, by=ines.account)
    assert not follow(resident=ines, thing=orchard, by=ines.account)
    assert Follow.objects.get().thing == orchard
    with pytest.raises(KeyError):
        follow(resident=ines, thing=ines, by=None)


def test_each_follower_is_told_of_each_stage_once_in_her_language(orchard, ines, omar):
    omar.language = "en"
    omar.save()
    silent = factories.ResidentFactory(email="")
    for resident in (ines, omar, silent):
        follow(resident=resident, thing=orchard, by=None)
    change_stage(initiative=orchard, to="preparing", by=None, reason="Douze voisins réunis.")
    unfollow(resident=omar, thing=orchard, by=None)
    end_of(orchard)
    told = list(Message.objects.order_by("pk").values_list("to", "language", "context__words"))
    assert told == [
        (ines.email, "fr", "Douze voisins réunis."),
        (omar.email, "en", "Douze voisins réunis."),
        (ines.email, "fr", ""),
        (ines.email, "fr", "42 arbres."),
    ]
    code = Message.objects.first().context["unsubscribe_url"].rstrip("/").rsplit("/", 1)[1]
    kind, key = read_code(code)
    assert kind == Link.UNFOLLOW
    assert read_stop_key(key) == (str(ines.public_id), orchard.pk)


def end_of(initiative):
    change_stage(initiative=initiative, to="under_way", by=None)
    end_initiative(initiative=initiative, by=None, done="42 arbres.")


def test_more_followers_cost_no_more_queries(orchard):
    counts = []
    for to, more in (("preparing", 1), ("under_way", 30)):
        for resident in factories.ResidentFactory.create_batch(more):
            follow(resident=resident, thing=orchard, by=None)
        with CaptureQueriesContext(connection) as queries:
            change_stage(initiative=orchard, to=to, by=None)
        counts.append(len(queries))
    assert counts[1] - counts[0] <= 1, counts  # the look for a promise
    assert Message.objects.count() == 1 + 31


def test_who_took_part_is_counted_from_those_who_came_to_its_needs(orchard, clean_up, ines, omar):
    clean_up.initiative = orchard
    clean_up.save()
    other = factories.ShiftFactory(need=clean_up)
    came = {"state": SignUp.State.CONFIRMED, "attendance": SignUp.Attendance.CAME}
    for shift in (clean_up.shifts.first(), other):
        SignUp.objects.create(shift=shift, resident=ines, minutes=90, **came)
    SignUp.objects.create(shift=other, resident=omar, state=SignUp.State.CONFIRMED)
    assert taking_part(orchard) == TakingPart(people=1, hours=3, associations=1)
