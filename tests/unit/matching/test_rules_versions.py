"""The rules are settings: stored in versions, the newest holds, a suggestion keeps its own."""

import pytest

from engagement.matching import rules
from engagement.matching.actions import change_rules, suggest_need
from engagement.matching.models import RulesVersion
from engagement.matching.preview import preview
from engagement.matching.queries import rank_residents
from engagement.matching.rules import current_rules, trying
from engagement.matching.score import Rules
from engagement.outbox.models import Message
from engagement.outbox.rendering import render
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def taste_and_place(clean_up, ines, malo, nature):
    """Inès likes it and lives there; one lives there, one likes it from Malo."""
    near = factories.ResidentFactory(consenting=True, neighbourhood=clean_up.neighbourhood)
    keen = factories.ResidentFactory(consenting=True, neighbourhood=malo, interests=[nature])
    return near, keen


def order(need):
    return [pair.resident for pair in rank_residents(need)]


def test_with_nothing_stored_those_of_the_code_hold(db):
    rules.forget()
    assert current_rules() == Rules()


def test_a_change_is_a_new_version_with_its_author(odile):
    first = change_rules(by=odile, reason="Plus près", w_i=0.3, w_d=0.55)
    assert (current_rules().w_d, current_rules().version) == (0.55, first.version)
    second = change_rules(by=odile, reason="Encore", rest_days=5)
    assert current_rules() == Rules(version=second.version, w_i=0.3, w_d=0.55, rest_days=5)
    assert [row.reason for row in RulesVersion.objects.all()] == ["Encore", "Plus près"]
    assert first.by == odile


def test_the_rules_are_not_read_again_at_each_score(django_assert_num_queries):
    rules.forget()
    current_rules()
    with django_assert_num_queries(0):
        current_rules()


def test_a_version_that_knows_an_older_or_newer_setting_is_read(db):
    RulesVersion.objects.create(version="x", weights={"w_i": 0.5, "gone": 1}, reason="")
    rules.forget()
    assert current_rules() == Rules(version="x", w_i=0.5)


def test_the_ranking_follows_the_rules(clean_up, taste_and_place):
    near, keen = taste_and_place
    assert order(clean_up)[1:] == [keen, near]
    change_rules(by=None, reason="", w_i=0.1, w_d=0.75)
    assert order(clean_up)[1:] == [near, keen]


def test_a_suggestion_keeps_the_version_that_made_it(clean_up, ines):
    version = change_rules(by=None, reason="", w_i=0.5, w_d=0.35)
    (suggestion,) = suggest_need(need=clean_up, by=None)
    assert suggestion.rules_version == version.version


def test_the_message_leads_to_how_it_was_chosen(clean_up, ines):
    suggest_need(need=clean_up, by=None)
    message = Message.objects.get()
    rendered = render(message)
    assert message.context["rules_url"] in rendered.text
    assert message.context["rules_url"] in rendered.html


def test_a_preview_tells_who_would_come_in_and_changes_nothing(clean_up, taste_and_place):
    near, keen = taste_and_place
    seen = preview(Rules(w_i=0.1, w_d=0.75), top=2)
    (change,) = seen.changed
    assert (change.need, change.new, change.people) == (clean_up, 1, 2)
    assert {share.neighbourhood: (share.before, share.after) for share in seen.spread} == {
        near.neighbourhood: (1, 2),
        keen.neighbourhood: (1, 0),
    }
    assert current_rules() == Rules()


def test_a_preview_of_the_same_rules_changes_no_list(clean_up, taste_and_place):
    seen = preview(Rules())
    assert (seen.changed, seen.unchanged) == ([], 1)


def test_rules_on_trial_end_with_the_trial(db):
    with trying(Rules(version="essai")):
        assert current_rules().version == "essai"
    assert current_rules() == Rules()
