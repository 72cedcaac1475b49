"""Two rows become one person: everything comes along, nothing is there twice."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone

from engagement.events.actions import register
from engagement.events.models import Registration
from engagement.ideas.models import Idea, Member, Support
from engagement.initiatives.actions import follow
from engagement.matching.models import Suggestion
from engagement.needs.actions import sign_up
from engagement.needs.models import SignUp
from engagement.people.actions import NEWSLETTER, SUGGESTIONS, agree, withdraw
from engagement.people.merging import RULES, merge_residents
from engagement.people.models import Channel, Resident
from tests import factories


@pytest.fixture
def at_counter(malo):
    return factories.ResidentFactory(
        name="Yvonne", account=None, is_self=False, phone="0328000000", neighbourhood=malo
    )


def merged(resident, into):
    return merge_residents(resident=resident, into=into, by=into.account)


def test_every_relation_to_a_resident_has_a_rule():
    pointing = {
        model
        for model in apps.get_models()
        for field in model._meta.local_fields
        if field.is_relation and field.related_model is Resident
        if not model._meta.auto_created
    }
    assert pointing - set(RULES) == set()


def test_what_one_did_not_tell_the_other_did(at_counter, ines):
    home = ines.neighbourhood
    one = merged(at_counter, ines)
    assert (one.name, one.phone, one.neighbourhood) == ("Inès", "0328000000", home)
    assert not Resident.objects.filter(pk=at_counter.pk).exists()


def test_sign_ups_hours_and_channel_come_along(at_counter, ines, clean_up):
    signup = sign_up(
        shift=clean_up.shifts.get(), resident=at_counter, by=None, channel=Channel.COUNTER
    )
    SignUp.objects.filter(pk=signup.pk).update(
        attendance="came", minutes=90, marked_at=timezone.now(), marked_by=ines.account
    )
    merged(at_counter, ines)
    moved = ines.signups.get()
    assert (moved.pk, moved.minutes, moved.channel) == (signup.pk, 90, Channel.COUNTER)


def test_of_two_places_in_one_shift_one_is_given_back(at_counter, ines, clean_up):
    shift = clean_up.shifts.get()
    for resident in (at_counter, ines):
        sign_up(shift=shift, resident=resident, by=None)
    merged(at_counter, ines)
    shift.refresh_from_db()
    assert (shift.taken, ines.signups.live().count(), ines.signups.count()) == (1, 1, 2)


@pytest.mark.parametrize("who_came", [0, 1])
def test_hours_of_one_shift_are_not_counted_twice(at_counter, ines, clean_up, who_came):
    shift = clean_up.shifts.get()
    pair = [sign_up(shift=shift, resident=one, by=None) for one in (at_counter, ines)]
    came = SignUp.objects.filter(pk=pair[who_came].pk)
    came.update(attendance="came", minutes=60, marked_at=timezone.now(), marked_by=ines.account)
    merged(at_counter, ines)
    assert [row.pk for row in ines.signups.live()] == [pair[who_came].pk]
    assert list(ines.signups.filter(minutes__isnull=False).values_list("minutes", flat=True)) == [
        60
    ]


def test_registrations_and_follows_are_not_doubled(at_counter, ines):
    event, initiative = factories.event(capacity=9), factories.InitiativeFactory()
    for resident in (at_counter, ines):
        register(event=event, resident=resident, by=None)
        follow(resident=resident, thing=initiative, by=None)
    merged(at_counter, ines)
    event.refresh_from_db()
    assert (event.taken, ines.follows.count()) == (1, 1)
    assert Registration.objects.live().get().resident == ines


def test_an_idea_is_supported_once_and_whoever_led_it_leads(at_counter, ines):
    idea = Idea.objects.create(title="Des bancs", author=at_counter)
    for resident, role in ((at_counter, "lead"), (ines, "helper")):
        Support.objects.create(idea=idea, resident=resident)
        Member.objects.create(idea=idea, resident=resident, role=role)
    merged(at_counter, ines)
    assert Idea.objects.get().author == ines
    assert (Support.objects.get().resident, Member.objects.get().role) == (ines, "lead")


def test_no_need_is_suggested_twice_and_a_no_stays_a_no(at_counter, ines, clean_up):
    told = {"need": clean_up, "score": 1, "chance": 1, "terms": {}, "rules_version": "1"}
    Suggestion.objects.create(resident=at_counter, state="declined", why_not="far", **told)
    Suggestion.objects.create(resident=ines, **told)
    merged(at_counter, ines)
    assert (ines.suggestions.get().state, ines.suggestions.get().why_not) == ("declined", "far")


def test_what_she_said_last_about_messages_holds(at_counter, ines):
    agree(resident=at_counter, purpose=SUGGESTIONS, by=None, channel=Channel.COUNTER)
    agree(resident=at_counter, purpose=NEWSLETTER, by=None, channel=Channel.COUNTER)
    withdraw(resident=ines, purpose=SUGGESTIONS, by=ines.account)
    one = merged(at_counter, ines)
    assert one.suggestions_since is None
    assert one.newsletter_since is not None
    assert one.consents.count() == 3


def test_suggestions_stay_on_where_both_agreed(at_counter, omar):
    earlier = timezone.now() - timedelta(days=9)
    agree(resident=omar, purpose=SUGGESTIONS, by=None)
    Resident.objects.filter(pk=omar.pk).update(suggestions_since=earlier)
    agree(resident=at_counter, purpose=SUGGESTIONS, by=None, channel=Channel.COUNTER)
    assert merged(at_counter, omar).suggestions_since == earlier
