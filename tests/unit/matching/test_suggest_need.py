"""A need is suggested: once a pair, never above a cap, with its message; declined."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from engagement.base.links import Link, make_link
from engagement.matching.actions import change_rules, decline, suggest_need, suggesting
from engagement.matching.models import Suggestion
from engagement.matching.queries import rank_needs, rank_residents
from engagement.matching.score import RULES
from engagement.needs.models import SignUp
from engagement.outbox.models import Message
from engagement.outbox.rendering import render
from tests import factories

State = Suggestion.State


def suggest(need, top=20):
    return suggest_need(need=need, by=None, top=top)


def test_it_keeps_the_score_as_it_was_then(clean_up, ines, odile):
    (ranked,) = rank_residents(clean_up)
    (suggestion,) = suggest_need(need=clean_up, by=odile, top=5)
    assert suggestion.resident == ines
    assert suggestion.state == State.SENT
    assert suggestion.sent_at
    assert suggestion.score == ranked.score
    assert suggestion.chance == ranked.chance
    assert suggestion.terms == ranked.terms
    assert suggestion.rules_version == RULES.version
    assert suggestion.moves.get().by == odile


def test_she_is_told_why_and_how_to_stop(clean_up, ines):
    suggest(clean_up)
    message = Message.objects.get()
    assert message.kind == Message.Kind.SUGGESTION
    assert message.to == ines.email
    rendered = render(message)
    assert clean_up.title in rendered.subject
    for text in (rendered.text, rendered.html):
        assert "Vous aimez la nature et l’environnement · dans votre quartier" in text
        assert make_link(Link.NEED, clean_up.pk) in text
        assert make_link(Link.UNSUBSCRIBE, ines.public_id) in text
    assert str(ines.email) not in rendered.text


def test_an_english_speaker_is_told_in_english(clean_up, ines):
    ines.language = "en"
    ines.save()
    suggest(clean_up)
    message = Message.objects.get()
    assert message.language == "en"
    assert "Nature and environment".lower() in message.context["reasons"][0]


def test_the_same_pair_is_never_asked_twice(clean_up, ines):
    assert len(suggest(clean_up)) == 1
    assert suggest(clean_up) == []
    assert Message.objects.count() == 1


def test_four_needs_at_one_yes_are_suggested_to_four_people(treize, petite_synthe, nature):
    factories.ResidentFactory.create_batch(
        5, consenting=True, neighbourhood=petite_synthe, interests=[nature]
    )
    needs = [
        factories.NeedFactory(association=treize, interests=[nature], shifts=[3]) for _ in range(4)
    ]
    told = [suggest(need, top=1)[0].resident for need in needs]
    assert len(set(told)) == 4
    assert len(suggest(needs[0], top=4)) == 1, "the fifth; the others rest"
    change_rules(by=None, reason="", rest_days=0)
    assert len(suggest(needs[0], top=4)) == 3


def test_the_cap_counts_a_month_whatever_the_rules_weigh(clean_up, ines):
    change_rules(by=None, reason="", solicitation_days=60)
    ines.monthly_cap = 1
    ines.save()
    other = factories.NeedFactory(shifts=[1])
    old = suggest(other)[0]
    Suggestion.objects.filter(pk=old.pk).update(sent_at=timezone.now() - timedelta(days=40))
    (pair,) = rank_residents(clean_up)
    assert pair.score == pytest.approx(pair.chance / 2), "it weighs"
    assert len(suggest(clean_up)) == 1
    with pytest.raises(ValueError, match="solicitation_days"):
        change_rules(by=None, reason="", solicitation_days=20)


def test_part_is_kept_for_who_never_came(clean_up, treize, petite_synthe, nature):
    *veterans, newcomer = factories.ResidentFactory.create_batch(
        6, consenting=True, neighbourhood=petite_synthe, interests=[nature]
    )
    past = factories.ShiftFactory(need=factories.NeedFactory(association=treize), capacity=9)
    for resident in veterans:
        SignUp.objects.create(shift=past, resident=resident, attendance="came")
    assert newcomer in {row.resident for row in suggest(clean_up, top=3)}


def test_who_left_no_address_is_not_counted_as_asked(clean_up, ines):
    ines.email = ""
    ines.save()
    assert suggest(clean_up) == []
    assert rank_residents(clean_up)


def test_at_most_so_many_are_asked(clean_up, petite_synthe):
    for _ in range(5):
        factories.ResidentFactory(consenting=True, neighbourhood=petite_synthe)
    assert len(suggest(clean_up, top=3)) == 3
    assert len(suggest(clean_up, top=3)) == 2


def test_nothing_is_kept_where_the_message_could_not_be_queued(clean_up, ines, monkeypatch):
    def broken(pair):
        raise RuntimeError

    monkeypatch.setattr(suggesting, "tell_suggestion", broken)
    with pytest.raises(RuntimeError), transaction.atomic():
        suggest(clean_up)
    assert not Suggestion.objects.exists()


def test_declining_is_remembered_even_of_a_need_found_alone(clean_up, ines):
    (ranked,) = rank_needs(ines)
    suggestion = decline(resident=ines, need=clean_up, by=ines.account)
    assert suggestion.state == State.DECLINED
    assert suggestion.sent_at is None
    assert suggestion.terms == ranked.terms
    assert rank_needs(ines) == []
    assert decline(resident=ines, need=clean_up, by=ines.account) == suggestion


def test_declining_what_was_sent(clean_up, ines):
    suggest(clean_up)
    assert decline(resident=ines, need=clean_up, by=None).state == State.DECLINED
    assert Suggestion.objects.count() == 1


def test_she_may_say_why_not(clean_up, ines):
    suggestion = decline(
        resident=ines, need=clean_up, by=ines.account, why_not=Suggestion.WhyNot.FAR
    )
    assert suggestion.why_not == Suggestion.WhyNot.FAR


def suggest_two_at_once(monkeypatch):
    """Suggest two needs at the same moment to one resident who takes one; return how many went."""
    treize = factories.AssociationFactory()
    resident = factories.ResidentFactory(consenting=True, monthly_cap=1)
    needs = [factories.NeedFactory(association=treize, shifts=[3]) for _ in range(2)]
    both_ranked = threading.Barrier(2)
    lock = suggesting.lock_and_recheck

    def meet_then_lock(need, ranked):
        # On SQLite the second cannot rank before the first has written: nobody to wait for.
        if connection.vendor == "postgresql":
            both_ranked.wait(10)
        return lock(need, ranked)

    monkeypatch.setattr(suggesting, "lock_and_recheck", meet_then_lock)
    errors = []

    def run(need):
        try:
            suggest(need)
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[need]) for need in needs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    return resident.suggestions.count()


@pytest.mark.django_db(transaction=True)
def test_two_needs_at_once_never_pass_her_cap(monkeypatch):
    assert suggest_two_at_once(monkeypatch) == 1


@pytest.mark.django_db(transaction=True)
def test_without_the_second_look_they_would(monkeypatch):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one write at a time, the second look is not needed there")
    monkeypatch.setattr(suggesting, "lock_and_recheck", lambda need, ranked: ranked)
    assert suggest_two_at_once(monkeypatch) == 2
