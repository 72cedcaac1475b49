"""The demo's content holds together, before any row is made of it."""

import re
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from random import Random

import pytest

from cms.demo.content.associations import ASSOCIATIONS
from cms.demo.content.associations import BY_SLUG as ASSOCIATIONS_BY_SLUG
from cms.demo.content.initiatives import BY_SLUG as INITIATIVES_BY_SLUG
from cms.demo.content.initiatives import INITIATIVES
from cms.demo.content.kinds import SAT, Slot, on, text
from cms.demo.content.needs import BY_KEY, NEEDS
from cms.demo.content.pending import FIRST_NEED, LISTED, UNREAD_NEED
from cms.demo.content.people import DOMAINS_BY_TASTE, residents
from cms.demo.content.quartiers import BY_CODE, QUARTIERS, point_near
from cms.demo.content.results import RESULTS, WORDS
from cms.demo.content.talk import TALKS
from cms.demo.pictures import SCENES

TODAY = date(2026, 3, 4)

DOMAINS_TEXT = """
    animaux autre batiment-industrie-logistique benevolat-competences communication
    culture-loisirs education emploi environnement gestion-finance-droit humanitaire
    memoire-et-citoyennete numerique prevention-protection recherche sante
    service-public-defense-securite sport solidarite-insertion vivre-ensemble
"""
ACTIVITIES_TEXT = """
    accueil-de-public activites-manuelles aide-psychologique alphabetisation animation
    animation-valorisation art autre bricolage collecte collecte-de-produits communication
    comptabilite-finance conseil distribution documentation-traduction ecoute-permanence
    encadrement-d-equipes enseignement-formation evenementiel gestion-de-projets
    gestion-entretien-patrimoine gestion-recherche-des-partenariats gestion-ressources-humaines
    informatique jardinage juridique logistique lutte-contre-isolement maintenance-technique
    mediation-information mentorat-parrainage mission-internationale operations-militaires
    preservation-patrimoine prevention-sensibilisation ramassage-dechets recrutement
    responsabilites-associatives restauration-hotellerie sante-soins sciences-humaines-social
    secourisme secours-aide sensibilisation soins-animaux soutien-accompagnement
    soutien-scolaire sport taches-administratives transmission-pedagogie vie-citoyenne visites
"""
DOMAINS = set(DOMAINS_TEXT.split())
ACTIVITIES = set(ACTIVITIES_TEXT.split())
THINGS = (*ASSOCIATIONS, *NEEDS, FIRST_NEED, UNREAD_NEED, LISTED, *INITIATIVES)


def name_of(thing):
    return getattr(thing, "key", None) or thing.slug


def strings(thing):
    """Every text inside a piece of content, however deep."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        for part in thing:
            yield from strings(part)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from strings(getattr(thing, field.name))


def test_the_city_has_its_size():
    assert len(QUARTIERS) == 7
    assert len(ASSOCIATIONS) == 12
    assert len(NEEDS) == 63
    assert len(INITIATIVES) == 7
    assert (len(DOMAINS), len(ACTIVITIES)) == (20, 53)


def test_names_are_unique():
    assert len(BY_CODE) == 7
    assert len(ASSOCIATIONS_BY_SLUG) == 12
    assert len(INITIATIVES_BY_SLUG) == 7
    assert len(BY_KEY) == 63
    assert len({need.title for need in NEEDS}) == 63


@pytest.mark.parametrize("thing", THINGS, ids=name_of)
def test_what_a_thing_points_at_exists(thing):
    assert thing.domains
    assert thing.activities
    assert set(thing.domains) <= DOMAINS
    assert set(thing.activities) <= ACTIVITIES
    assert thing.quartier is None or thing.quartier in BY_CODE
    assert thing.scene in SCENES
    assert re.fullmatch(r"[a-z0-9-]+", name_of(thing))


@pytest.mark.parametrize("thing", THINGS, ids=name_of)
def test_texts_follow_french_typography(thing):
    for sentence in strings(thing):
        assert not re.search(r"(?<!\d) [:;?!»]|«[^\u00a0]|\w'\w|\.\.\.|  ", sentence), sentence
        assert sentence == sentence.strip()


@pytest.mark.parametrize("need", NEEDS, ids=name_of)
def test_a_need_is_complete(need):
    assert need.association in ASSOCIATIONS_BY_SLUG
    assert need.initiative is None or need.initiative in INITIATIVES_BY_SLUG
    assert 2 <= len(need.description) <= 4
    assert 1 <= len(need.domains) <= 2
    assert 1 <= len(need.activities) <= 3
    assert len(need.title) <= 70
    assert need.welcome.endswith(".")
    assert need.bring.endswith(".")
    assert (need.quartier is None) == (need.remote == "full")


@pytest.mark.parametrize("need", NEEDS, ids=name_of)
def test_shifts_lie_in_the_coming_weeks(need):
    for slot in need.slots:
        assert timedelta(0) <= slot.day(TODAY) - TODAY <= timedelta(days=45)
        assert re.fullmatch(r"[012]\d:[0-5]\d", slot.start)
        assert 0 <= slot.taken <= slot.capacity
        assert 0.5 <= slot.hours <= 5
    when = [(slot.day(TODAY), slot.start) for slot in need.slots]
    assert len(set(when)) == len(when)


def test_a_weekday_shift_falls_on_its_weekday_from_any_day():
    for offset in range(7):
        today = TODAY + timedelta(days=offset)
        first, second = (on(SAT, "09:30", 2, 4, week=week).day(today) for week in (0, 1))
        assert first.weekday() == SAT
        assert 1 <= (first - today).days <= 7
        assert second - first == timedelta(days=7)


def test_a_shift_counted_in_days_keeps_its_distance():
    assert Slot("09:00", 2, 8, 0.375, day_offset=5).day(TODAY) == TODAY + timedelta(days=5)


def test_every_quartier_has_published_needs():
    published = {need.quartier for need in NEEDS if need.state == "published"}
    assert set(BY_CODE) <= published


def test_petite_synthe_has_nature_near():
    near = [n for n in NEEDS if n.quartier == "petite-synthe" and "environnement" in n.domains]
    assert len(near) >= 4


def test_needs_are_varied():
    assert len({domain for need in NEEDS for domain in need.domains}) >= 14
    assert {need.association for need in NEEDS} == set(ASSOCIATIONS_BY_SLUG)
    assert sum(need.state != "published" for need in NEEDS) == 4
    assert sum(not need.slots for need in NEEDS) >= 4
    assert sum(len(need.slots) >= 3 for need in NEEDS) >= 10
    assert sum(any(s.taken == s.capacity for s in need.slots) for need in NEEDS) >= 5
    assert sum(need.posted_days_ago <= 1 for need in NEEDS) >= 5


def test_the_food_collection_stands_at_three_of_eight_in_five_days():
    (slot,) = BY_KEY["collecte-alimentaire"].slots
    assert (slot.taken, slot.capacity, slot.day(TODAY) - TODAY) == (3, 8, timedelta(days=5))
    assert ASSOCIATIONS_BY_SLUG["le-panier-du-beffroi"].members == 3


def test_what_came_of_needs_is_told_in_good_french():
    told = [*RESULTS.values(), *WORDS.values(), *TALKS]
    assert RESULTS.keys() | {talk.need for talk in TALKS} <= BY_KEY.keys()
    for sentence in (sentence for thing in told for sentence in strings(thing)):
        assert not re.search(r"(?<!\d) [:;?!»]|\w'\w", sentence), sentence


@pytest.mark.parametrize("word", ["Bénévoles pour la plage", "ardinage", "église"])
def test_a_search_has_something_to_find(word):
    assert any(word in need.title for need in NEEDS)


def test_addresses_cannot_reach_anyone():
    assert all(association.email.endswith("@demo.example") for association in ASSOCIATIONS)
    assert len({association.email for association in ASSOCIATIONS}) == 12


def test_initiatives_show_every_stage_and_one_is_a_fete():
    stages = {initiative.stage for initiative in INITIATIVES}
    assert stages == {"announced", "preparing", "under_way", "finished"}
    assert sum(initiative.is_event for initiative in INITIATIVES) == 1
    for initiative in INITIATIVES:
        assert (initiative.outcome is not None) == (initiative.stage == "finished")


def test_estimated_figures_say_so():
    notes = [q.population_note for q in QUARTIERS if q.population_estimated or q.point_estimated]
    assert len(notes) == 2
    assert all("stim" in note for note in notes)


def test_a_point_near_a_quartier_is_steady_and_near():
    first = point_near("mardyck", "ouvrir-l-eglise")
    assert first == point_near("mardyck", "ouvrir-l-eglise")
    assert first != point_near("mardyck", "colis-mardyck")
    assert abs(first[0] - BY_CODE["mardyck"].lat) < 0.005
    assert abs(first[1] - BY_CODE["mardyck"].lon) < 0.008


def test_text_joins_lines_and_parts_paragraphs():
    assert text("\n  un\n  deux\n\n  trois\n") == ("un deux", "trois")


def test_residents_are_the_same_for_the_same_seed():
    assert list(residents(50, Random(7))) == list(residents(50, Random(7)))
    assert list(residents(50, Random(7))) != list(residents(50, Random(8)))


def test_residents_are_believable():
    people = list(residents(3000, Random(1)))
    assert set(DOMAINS_BY_TASTE) == DOMAINS
    assert {person["quartier"] for person in people} == set(BY_CODE)
    assert all(2 <= len(set(person["interests"])) <= 5 for person in people)
    assert all(0 <= person["joined_days_ago"] <= 550 for person in people)
    assert 0.66 < sum(person["suggestions"] for person in people) / 3000 < 0.74
    helped = [person["past_help"] for person in people]
    assert helped.count(0) > 1500
    assert 150 < sum(times >= 4 for times in helped) < 450
    assert max(helped) <= 12
