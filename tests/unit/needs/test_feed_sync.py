"""The needs of a source follow its feed."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from engagement.associations.actions import verify_association
from engagement.associations.models import Association
from engagement.needs.actions import sign_up, withdraw_need
from engagement.needs.feeds import BadFeed, import_missions
from engagement.needs.models import FeedRun, Need, SignUp
from tests.unit.needs.feed_text import LAKE, mission, xml_feed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("petite_synthe", "malo")]


def run(*missions, source="flux", **options):
    return import_missions(content=xml_feed(*missions), source=source, **options)


def counts(report):
    return (report.added, report.updated, report.unchanged, report.withdrawn, len(report.refused))


def need(identifier="m1"):
    return Need.objects.get(source="flux", source_id=identifier)


def test_a_mission_becomes_one_published_need_with_one_shift(petite_synthe):
    report = run(mission(places="7", activity="jardinage", openToMinors="no"))
    assert (report.read, *counts(report)) == (1, 1, 0, 0, 0, 0)
    made = need()
    assert made.state == Need.State.PUBLISHED
    assert made.neighbourhood == petite_synthe
    assert made.place == "Rue du Lac, 59640 Dunkerque"
    assert {row.code for row in made.interests.all()} == {"environnement", "jardinage"}
    assert (made.shifts.get().capacity, made.minimum_age) == (7, 18)
    assert (made.association.name, made.association.state) == ("Les Haies", "listed")
    assert made.is_elsewhere


def test_the_same_feed_again_changes_nothing():
    rows = [mission(), mission("m2", startAt="2030-01-01", description=None)]
    run(*rows)
    assert counts(run(*rows)) == (0, 0, 2, 0, 0)
    assert Association.objects.count() == 1


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Arroser des haies"},
        {"description": "Autre chose"},
        {"places": "3"},
        {"endAt": "2035-01-01"},
        {"remote": "possible"},
        {"activity": "jardinage"},
        {"organizationName": "Les Buissons"},
        {"addresses": [{"city": "Malo", "location": {"lat": 51.045, "lon": 2.3935}}]},
    ],
)
def test_whatever_changes_is_updated_once(change):
    run(mission())
    slug = need().slug
    assert counts(run(mission(**change))) == (0, 1, 0, 0, 0)
    assert counts(run(mission(**change))) == (0, 0, 1, 0, 0)
    assert need().slug == slug


def test_a_dry_run_tells_the_same_and_writes_nothing():
    report = run(mission(), mission("m2", title="Seul"), dry_run=True)
    assert counts(report) == (1, 0, 0, 0, 1)
    assert not Need.objects.exists()
    assert not Association.objects.exists()
    assert not FeedRun.objects.exists()


def test_without_description_it_waits_as_a_draft_unless_the_flag_says_otherwise():
    run(mission(description=None))
    assert need().state == Need.State.DRAFT
    assert counts(run(mission(description=None), publish_incomplete=True)) == (0, 1, 0, 0, 0)
    assert need().state == Need.State.PUBLISHED


def test_a_draft_is_published_when_its_description_comes():
    run(mission(description=None))
    run(mission())
    assert need().state == Need.State.PUBLISHED


def test_what_is_over_is_added_as_over_and_comes_back_with_new_dates():
    run(mission(startAt="2024-01-01", endAt="2024-01-02"))
    assert need().state == Need.State.OVER
    run(mission(startAt="2034-01-01", endAt="2034-01-02"))
    assert need().state == Need.State.PUBLISHED


def test_swapped_coordinates_are_put_right_and_told(petite_synthe):
    swapped = {"lat": LAKE["lon"], "lon": LAKE["lat"]}
    report = run(mission(addresses=[{"city": "Dunkerque", "location": swapped}]))
    assert "inversées" in report.warnings[0].reason
    assert (need().lat, need().lon) == (LAKE["lat"], LAKE["lon"])
    assert need().neighbourhood == petite_synthe


def test_a_mission_of_several_addresses_lies_at_the_first_one_here(malo):
    far = {"city": "Lyon", "location": {"lat": 45.76, "lon": 4.83}}
    near = {"city": "Malo", "location": {"lat": malo.lat, "lon": malo.lon}}
    run(mission(addresses=[far, near]))
    assert need().neighbourhood == malo


def test_outside_the_territory_is_refused_by_name():
    far = {"city": "Lyon", "location": {"lat": 45.76, "lon": 4.83}}
    report = run(mission(addresses=[far], remote="full"))
    assert counts(report) == (0, 0, 0, 0, 1)
    assert "hors du territoire" in report.refused[0].reason
    assert "Lyon" in report.refused[0].reason
    assert not Association.objects.exists()


@pytest.mark.parametrize(("remote", "added"), [("full", 1), ("possible", 1), ("no", 0)])
def test_without_a_point_only_what_is_remote_is_added(remote, added):
    report = run(mission(addresses=[{"city": "Dunkerque"}], remote=remote))
    assert (report.added, len(report.refused)) == (added, 1 - added)


def test_a_title_too_long_for_its_field_is_refused_and_the_others_are_added():
    report = run(mission(title="mot " * 60), mission("m2"))
    assert counts(report) == (1, 0, 0, 0, 1)
    assert Association.objects.count() == 1


def test_what_the_feed_drops_is_withdrawn_and_comes_back_with_it():
    run(mission(), mission("m2"))
    assert counts(run(mission("m2"))) == (0, 0, 1, 1, 0)
    assert need().state == Need.State.WITHDRAWN
    assert counts(run(mission("m2"))) == (0, 0, 1, 0, 0)
    assert counts(run(mission(), mission("m2"))) == (0, 1, 1, 0, 0)
    assert need().state == Need.State.PUBLISHED


def test_what_the_officer_withdrew_stays_withdrawn(officer):
    run(mission())
    withdraw_need(need=need(), by=officer, reason="Hors sujet")
    assert counts(run(mission())) == (0, 0, 1, 0, 0)
    assert need().state == Need.State.WITHDRAWN


def test_a_mission_that_became_wrong_keeps_its_need():
    run(mission())
    assert counts(run(mission(title="Haies"))) == (0, 0, 0, 0, 1)
    assert need().state == Need.State.PUBLISHED
    assert need().title == "Planter des haies"


def test_another_source_withdraws_nothing_of_this_one():
    run(mission())
    report = run(mission("m9"), source="autre-flux")
    assert (report.added, report.withdrawn) == (1, 0)
    assert need().state == Need.State.PUBLISHED


def test_the_same_identifier_in_two_sources_is_two_needs():
    run(mission())
    run(mission(), source="autre-flux")
    assert Need.objects.count() == 2
    assert Association.objects.count() == 2


def test_an_empty_feed_withdraws_nothing_before_seven_days_without_a_good_one():
    run(mission())
    with time_machine.travel(timezone.now() + timedelta(days=6, hours=23)):
        report = run()
        assert report.withdrawn == 0
        assert "flux vide" in report.warnings[0].reason
    with time_machine.travel(timezone.now() + timedelta(days=7, hours=1)):
        assert run().withdrawn == 1
    assert need().state == Need.State.WITHDRAWN


@pytest.fixture
def claimed(officer):
    run(mission(places="5"))
    verify_association(association=need().association, by=officer)
    return need()


def test_a_claimed_need_takes_people_here_and_is_no_longer_the_feeds(claimed, ines):
    signup = sign_up(shift=claimed.shifts.get(), resident=ines, by=None)
    assert counts(run(mission(title="Tout autre chose", places="1"))) == (0, 0, 1, 0, 0)
    assert counts(run(mission("m2"))) == (1, 0, 0, 0, 0)
    claimed.refresh_from_db()
    assert (claimed.title, claimed.state) == ("Planter des haies", Need.State.PUBLISHED)
    assert SignUp.objects.live().get() == signup


@pytest.mark.parametrize("source", ["demo", "trial", "", "deux mots", "x" * 41])
def test_a_source_needs_a_name_of_its_own(source):
    with pytest.raises(BadFeed):
        run(mission(), source=source)


def test_a_bad_file_leaves_everything_as_it_was():
    run(mission())
    with pytest.raises(BadFeed):
        import_missions(content=xml_feed(mission("m2"))[:-20], source="flux")
    assert need().state == Need.State.PUBLISHED
    assert (Need.objects.count(), FeedRun.objects.count()) == (1, 1)


def test_an_unchanged_feed_costs_a_fixed_number_of_queries(django_assert_max_num_queries):
    rows = [mission(f"m{n}") for n in range(12)]
    run(*rows)
    with django_assert_max_num_queries(12 * 2 + 10):  # a savepoint and its release each
        run(*rows)
