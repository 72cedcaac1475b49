"""The officer changes the rules of suggestions after having seen what that does."""

import pytest

from engagement.matching.actions import change_rules
from engagement.matching.models import RulesVersion
from engagement.matching.rules import current_rules
from engagement.matching.score import Rules

HERE = "/admin/regles-des-suggestions/"
NEARER = {
    "w_i": 30,
    "w_d": 55,
    "w_h": 15,
    "half_distance_km": 2,
    "help_half_life_days": 180,
    "fill_penalty": 0.5,
    "solicitation_days": 30,
    "rest_days": 4,
    "wave_days": 10,
    "newcomers_share": 20,
    "reason": "Les quartiers d’abord",
}


def test_the_present_rules_are_shown(officer_client):
    page = officer_client.get(HERE)
    assert page.context["form"]["w_i"].value() == 60
    assert "livrées avec le logiciel" in page.text


def test_a_preview_shows_what_would_change_and_writes_nothing(officer_client, clean_up, ines):
    page = officer_client.post(HERE, NEARER | {"preview": ""})
    assert "Ce que cela changerait" in page.text
    assert "Petite-Synthe" in page.text
    assert ines.name not in page.text
    assert not RulesVersion.objects.exists()


def test_applying_holds_at_once_and_is_logged(officer_client, officer):
    page = officer_client.post(HERE, NEARER | {"apply": ""}, follow=True)
    version = RulesVersion.objects.get()
    assert (version.by, version.reason) == (officer, NEARER["reason"])
    assert current_rules() == Rules(version=version.version, w_i=0.3, w_d=0.55, rest_days=4)
    assert NEARER["reason"] in page.text


def test_shares_that_do_not_make_a_whole_are_refused(officer_client):
    page = officer_client.post(HERE, NEARER | {"w_i": 31, "apply": ""})
    assert "doivent faire 100" in page.text
    assert not RulesVersion.objects.exists()


def test_a_reason_is_asked_for(officer_client):
    officer_client.post(HERE, NEARER | {"reason": " ", "apply": ""})
    assert not RulesVersion.objects.exists()


def test_an_older_version_fills_the_form(officer_client):
    older = change_rules(by=None, reason="Avant", w_i=0.5, w_d=0.35)
    change_rules(by=None, reason="Après", w_i=0.2, w_d=0.65)
    assert f"?comme={older.version}" in officer_client.get(HERE).text
    form = officer_client.get(HERE, {"comme": older.version}).context["form"]
    assert form["w_i"].value() == 50
    assert older.version in form["reason"].value()
    first = officer_client.get(HERE, {"comme": Rules().version}).context["form"]
    assert first["w_i"].value() == 60
    assert officer_client.get(HERE, {"comme": "1789-1"}).status_code == 404
    assert current_rules().w_i == 0.2


@pytest.mark.parametrize("method", ["get", "post"])
def test_an_editor_may_not(editor_client, method):
    assert getattr(editor_client, method)(HERE, NEARER | {"apply": ""}).status_code == 302
    assert not RulesVersion.objects.exists()
    assert HERE not in editor_client.get("/admin/").text
