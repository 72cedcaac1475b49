"""What is read, repaired and refused in the bytes of a feed."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engagement.needs.feeds import BadFeed
from engagement.needs.feeds.mission import Address
from engagement.needs.feeds.parse import parse_feed
from tests.unit.needs.feed_text import mission, xml_feed


def one(**fields):
    feed = parse_feed(xml_feed(mission(**fields)))
    assert not feed.refused
    return feed.missions[0]


def reason(**fields):
    feed = parse_feed(xml_feed(mission(**fields)))
    assert not feed.missions
    return feed.refused[0].reason


def as_json(*missions):
    return json.dumps(missions).encode()


def as_json_object(*missions):
    return json.dumps({"missions": missions}).encode()


@pytest.mark.parametrize("write", [xml_feed, as_json, as_json_object])
def test_xml_and_json_say_the_same(write):
    row = mission(
        startAt="2026-12-05T09:00:00.000Z",
        endAt="2026-12-05T11:00:00.000Z",
        places="12",
        remote="possible",
        openToMinors="no",
        reducedMobilityAccessible="yes",
        activity=["jardinage", "logistique"],
        organizationUrl="https://haies.example/",
        organizationRNA="W591234567",
    )
    (read,) = parse_feed(write(row)).missions
    assert read.title == "Planter des haies"
    assert read.starts_at == datetime(2026, 12, 5, 9, tzinfo=UTC)
    assert (read.places, read.remote, read.minors, read.wheelchair) == (12, "possible", False, True)
    assert read.activities == ("jardinage", "logistique")
    assert read.addresses == (Address("Rue du Lac", "59640", "Dunkerque", 51.017, 2.348),)
    assert read.organisation.key == "rna:W591234567"
    assert read.organisation.rna == "W591234567"
    assert read.organisation.website == "https://haies.example/"


def test_what_is_optional_may_be_missing():
    read = one(addresses=None, description=None)
    assert (read.places, read.remote, read.description) == (1, "no", "")
    assert (read.starts_at, read.ends_at, read.addresses, read.activities) == (None, None, (), ())


@pytest.mark.parametrize(("said", "meant"), [("yes", True), ("true", True), ("1", True)])
def test_booleans_have_several_spellings(said, meant):
    assert one(reducedMobilityAccessible=said).wheelchair is meant
    assert one(reducedMobilityAccessible="no").wheelchair is False


def test_lists_are_values_or_commas():
    assert one(activity="jardinage, collecte").activities == ("jardinage", "collecte")
    assert one(activity=["jardinage", "collecte"]).activities == ("jardinage", "collecte")


def test_an_unknown_activity_becomes_autre_and_is_told():
    feed = parse_feed(xml_feed(mission(activity="yodel")))
    assert feed.missions[0].activities == ("autre",)
    assert "activité inconnue" in feed.warnings[0].reason


def test_a_flat_address_is_read_longitude_first():
    read = one(addresses=None, address="Place Jean Bart", city="Dunkerque", lonlat="2.37,51.03")
    assert read.addresses == (Address("Place Jean Bart", "", "Dunkerque", 51.03, 2.37),)


def test_a_town_is_said_once():
    assert Address("4 place du Commerce, 44000 Nantes", "", "Nantes").words.count("Nantes") == 1


def test_html_becomes_plain_text_and_scripts_go():
    markup = (
        "<p>Bonjour&nbsp;!</p><ul><li>gants</li><li>bottes</li></ul>"
        '<script>alert(1)</script><a href="javascript:x" onclick="y">ici</a> 1 &lt; 2'
    )
    text = one(description=markup).description
    assert "• gants\n• bottes" in text
    assert text.endswith("ici 1 < 2")
    assert "alert" not in text
    assert "javascript" not in text


def test_html_without_cdata_is_read_too():
    content = xml_feed(mission(description="X")).replace(b">X<", b"><p>Un <b>deux</b></p><")
    assert parse_feed(content).missions[0].description == "Un deux"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"title": None}, "sans titre"),
        ({"title": "Aider"}, "un seul mot"),
        ({"title": "<b>Aider</b>"}, "un seul mot"),
        ({"applicationUrl": None}, "applicationUrl"),
        ({"applicationUrl": "javascript:alert(1)"}, "applicationUrl"),
        ({"domain": "jonglage"}, "domaine inconnu"),
        ({"domain": None}, "domaine inconnu"),
        ({"description": "x" * 20_001}, "20 000"),
        ({"organizationName": None}, "organisation inconnue"),
        ({"startAt": "2026-12-05", "endAt": "2026-12-04"}, "à l’envers"),
        ({"startAt": "bientôt"}, "date illisible"),
        ({"startAt": "2026-13-45"}, "date illisible"),
        ({"startAt": "0001-01-01"}, "date illisible"),
        ({"identifier": ""}, "clientId"),
    ],
)
def test_a_mission_is_refused_with_its_reason(fields, said):
    assert said in reason(**fields)


def test_a_second_mission_of_one_identifier_is_refused():
    feed = parse_feed(xml_feed(mission(title="Le premier titre"), mission(title="Le second titre")))
    assert [row.title for row in feed.missions] == ["Le premier titre"]
    assert "double" in feed.refused[0].reason
    assert feed.read == 2


@pytest.mark.parametrize("places", ["0", "-3", "beaucoup", "1e400", "99999999999"])
def test_impossible_places_are_one_place_and_told(places):
    feed = parse_feed(xml_feed(mission(places=places)))
    assert feed.missions[0].places == 1
    assert "places" in feed.warnings[0].reason


def test_a_day_that_starts_and_ends_at_once_lasts_a_day():
    read = one(startAt="2026-12-05", endAt="2026-12-05")
    assert (read.ends_at - read.starts_at).days == 1


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"organizationClientId": "o7", "organizationRNA": "W591234567"}, "id:o7"),
        ({"organizationSiren": "123 456 789"}, "siren:123456789"),
        ({"organizationName": "Makesense"}, "name:makesense"),
        ({"organizationName": "makesense "}, "name:makesense"),
    ],
)
def test_an_organisation_is_known_by_its_best_key(fields, key):
    assert one(**fields).organisation.key == key


BOMB = b"""<?xml version="1.0"?><!DOCTYPE source [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><source><mission><title>&b;</title></mission></source>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE source [<!ENTITY x SYSTEM "file:///etc/hostname">]>
<source><mission><title>&x;</title></mission></source>"""
ACCENTED = xml_feed(mission(title="Été à Malo"))


@pytest.mark.parametrize(
    "content",
    [
        BOMB,
        OUTSIDE,
        b"",
        b"clientId;title",
        b"<html><body>Maintenance</body></html>",
        b"<source><mission>",
        b'{"error": "no"}',
        b"[1, 2",
        b"[" * 100_000,
        b"<source>" + b"<a>" * 100_000,
        ACCENTED.decode().encode("latin-1"),
        ACCENTED.replace(b"UTF-8", b"ISO-8859-1"),
        ACCENTED.replace(b"UTF-8", b"klingon"),
        xml_feed(mission(title="Été à Malo".encode().decode("cp1252", "replace"))),
    ],
)
def test_a_file_that_cannot_be_trusted_is_refused_in_one_line(content):
    with pytest.raises(BadFeed) as refusal:
        parse_feed(content)
    assert str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_half_a_character_is_refused_before_it_reaches_the_database():
    good = [mission(f"g{n}", title="Été à Malo") for n in range(3)]
    feed = parse_feed(as_json(*good, mission("half", title="Une moitié \ud800")))
    assert [told.id for told in feed.refused] == ["half"]


def test_one_broken_text_among_good_ones_is_only_its_own_fault():
    good = [mission(f"g{n}", title="Été à Malo") for n in range(3)]
    feed = parse_feed(xml_feed(*good, mission("bad", title="Ã‰tÃ© Ã\xa0 Malo")))
    assert len(feed.missions) == 3
    assert [told.id for told in feed.refused] == ["bad"]


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from([*mission(), "lonlat", "places", "startAt"]), values))
def test_whatever_a_row_holds_it_is_read_or_refused(fields):
    intact = [mission(f"intact{n}", title="Été à Malo") for n in range(2)]
    feed = parse_feed(json.dumps([*intact, mission() | fields]).encode())
    assert len(feed.missions) + len(feed.refused) == 3
