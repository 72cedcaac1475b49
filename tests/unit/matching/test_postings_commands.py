"""check_postings finds drift and fails; rebuild_postings mends it; floors follow the clock."""

import json
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from engagement.matching.models import Suggestion
from engagement.matching.postings import follow_solicitations
from engagement.people.models import ResidentPosting
from tests import factories

pytestmark = pytest.mark.django_db


def run(command):
    out = StringIO()
    call_command(command, "--json", stdout=out, stderr=StringIO())
    return json.loads(out.getvalue())


def floors():
    return set(ResidentPosting.objects.values_list("solicited", flat=True))


def test_without_drift_all_is_well(clean_up, ines):
    counts = run("check_postings")
    assert counts["residents"] == {"missing": 0, "wrong": 0, "left_over": 0, "right": 2}
    assert counts["needs"]["right"] == 1


def test_drift_fails_the_check_until_it_is_mended(clean_up, ines, malo):
    ines.postings.update(neighbourhood=malo)
    clean_up.posting.delete()
    with pytest.raises(CommandError, match="rebuild_postings"):
        run("check_postings")
    counts = run("rebuild_postings")
    assert (counts["residents"]["wrong"], counts["needs"]["missing"]) == (2, 1)
    run("check_postings")


def test_the_counts_are_told_in_words_too(clean_up, ines):
    out = StringIO()
    call_command("check_postings", stdout=out, stderr=StringIO())
    assert "residents: 0 manquants, 0 faux, 0 de trop, 2 justes." in out.getvalue()


def test_floors_rise_after_a_suggestion_and_fall_before_it_is_forgotten(clean_up, ines):
    now = timezone.now()
    Suggestion.objects.create(
        need=clean_up,
        resident=ines,
        state=Suggestion.State.SENT,
        sent_at=now,
        score=0.3,
        chance=0.3,
        terms={},
    )
    assert follow_solicitations() == 2
    assert follow_solicitations() == 0
    assert floors() == {1}
    with time_machine.travel(now + timedelta(days=27)):
        assert follow_solicitations() == 0
    with time_machine.travel(now + timedelta(days=29)):
        assert follow_solicitations() == 2
    assert floors() == {0}


def test_who_was_never_asked_keeps_the_floor(ines):
    factories.NeedFactory(shifts=[1])
    assert follow_solicitations() == 0
    assert floors() == {0}
