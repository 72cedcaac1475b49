"""The stories of the demo: what the people of its doors find, and that nobody is told the past."""

from datetime import timedelta

import time_machine
from django.utils import timezone

from cms.demo.load import load
from cms.demo.loading import SOURCE
from cms.desk.queue.waiting import waiting_for
from engagement.associations.models import AnswerPromise, Association, Invitation
from engagement.matching.forecast import forecast
from engagement.matching.models import Suggestion
from engagement.needs.actions.following_up import ask_what_came, thank_those_who_came
from engagement.needs.models import Need, Outcome, Shift, ShiftMessage, SignUp, Testimonial
from engagement.outbox.models import Message
from engagement.people.models import Account
from engagement.web.associations import board
from engagement.web.associations.risk import at_risk
from tests.cms.demo.conftest import PEOPLE

A_MONDAY = "2027-03-08T09:00:00+01:00"
State = SignUp.State


def need(key):
    return Need.objects.get(source=SOURCE, source_id=key)


def states_of(key):
    rows = SignUp.objects.filter(shift__need=need(key))
    return sorted(rows.values_list("state", flat=True))


def test_people_were_asked_for_the_collection_yesterday(loaded):
    seen = forecast(need("collecte-alimentaire"))
    assert seen.asked > 0
    assert seen.yes > 0
    assert seen.may_ask
    assert seen.missing == 5
    sent = Suggestion.objects.values_list("sent_at", flat=True).distinct()
    assert [timezone.localdate(at) for at in sent] == [timezone.localdate() - timedelta(days=1)]


def test_the_treasurer_finds_today_s_shift_and_what_falls_short(loaded):
    home = board.shift_rows(need("collecte-alimentaire").association)
    assert any(board.is_today(row) and row.shift.taken for row in home)
    risks = at_risk(need("collecte-alimentaire").association)
    assert [risk.missing for risk in risks if risk.need == need("collecte-alimentaire")] == [3]


def test_leila_is_offered_the_place_that_six_others_wait_for(loaded):
    assert states_of("oyats-dans-la-dune").count(State.WAITING) == 6
    offer = SignUp.objects.get(shift__need=need("oyats-dans-la-dune"), state=State.OFFERED)
    assert offer.resident.account.email == "habitante@demo.example"
    assert offer.expires_at > timezone.now()
    assert offer.shift.places_left == 0


def test_the_driver_s_need_has_two_requests_with_their_answers(loaded):
    requests = SignUp.objects.filter(shift__need=need("chauffeur-ramasse"), state=State.REQUESTED)
    assert requests.count() == 2
    assert all(request.answers.exists() for request in requests)
    assert all(request.expires_at > timezone.now() for request in requests)


def test_leila_and_her_children_plant_together(loaded):
    hers = SignUp.objects.filter(
        shift__need=need("planter-le-verger"), resident__account__isnull=False
    )
    assert hers.count() == 3
    assert hers.values("party").distinct().count() == 1
    assert ShiftMessage.objects.filter(signup__in=hers).count() == 2


def test_french_is_spoken_every_tuesday_at_six(loaded):
    shifts = need("conversation-en-francais").series.get().shifts.all()
    starts = [timezone.localtime(shift.starts_at) for shift in shifts]
    assert len(starts) >= 7
    assert {(start.weekday(), start.hour) for start in starts} == {(1, 18)}


def test_the_past_tells_what_came_of_it(loaded):
    assert Outcome.objects.filter(unit="t collectées", amount="1.2").exists()
    assert Outcome.objects.filter(told_at__gt=timezone.now()).count() == 0
    assert Testimonial.objects.shown().count() == Testimonial.objects.count() > 0


def test_a_monday_s_queue_begins_with_what_is_due_today(loaded):
    with time_machine.travel(A_MONDAY, tick=False):
        load(residents=PEOPLE)
        officer = Account.objects.get(email="officier@demo.example")
        items = waiting_for(officer, AnswerPromise.objects.get())
        assert any("La Ruche aux jouets : Réparer" in item.title for item in items[:2])
        assert timezone.localdate(items[0].due) == timezone.localdate()
        kinds = [item.kind for item in items]
    assert "Demande à reprendre une association" in kinds
    assert "Déjà publié, à relire après coup" in kinds
    assert "Besoin à relire" in kinds
    assert not any(item.is_late for item in items if "Ruche" in item.title)


def test_nadia_s_team_has_somebody_invited_and_somebody_who_asks(loaded):
    panier = Association.objects.get(source_id="le-panier-du-beffroi")
    assert panier.memberships.count() == 2
    assert panier.join_requests.waiting().count() == 1
    assert Invitation.objects.open().filter(association=panier).count() == 1


def test_the_clock_tells_nobody_of_the_past(loaded):
    assert ask_what_came() == thank_those_who_came() == 0
    assert not Message.objects.waiting().exists()


def test_the_stories_begin_again_the_next_day(loaded):
    SignUp.objects.filter(state=State.OFFERED).update(state=State.DECLINED, expires_at=None)
    oyats = Shift.objects.get(need=need("oyats-dans-la-dune"))
    Shift.objects.filter(pk=oyats.pk).update(taken=oyats.taken - 1)
    with time_machine.travel(timezone.now() + timedelta(days=1), tick=False):
        load(residents=PEOPLE)
        offers = SignUp.objects.filter(state=State.OFFERED, expires_at__gt=timezone.now())
        assert offers.count() == 1
        assert states_of("chauffeur-ramasse").count(State.REQUESTED) == 2
        assert forecast(need("collecte-alimentaire")).yes > 0
    oyats.refresh_from_db()
    assert oyats.places_left == 0
