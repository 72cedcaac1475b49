"""Why, in words: to her, and about her."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import translation

from engagement.matching.reasons import Facts, about_resident, to_resident
from engagement.matching.tastes import ACTIVITIES, DOMAINS, UNNAMED, liked
from engagement.territory.distances import distance_words
from engagement.territory.models import Interest

PARIS = ZoneInfo("Europe/Paris")
MONDAY = datetime(2026, 11, 23, 9, tzinfo=PARIS)


def interest(code, kind="domain"):
    return Interest(kind=kind, code=code, label_fr=code, label_en=code.capitalize())


def at(day, hour, hours=2):
    start = datetime(2026, 11, day, hour, tzinfo=PARIS)
    return start, start + timedelta(hours=hours)


def when(times):
    with time_machine.travel(MONDAY):
        return to_resident(Facts(when=times))


@pytest.mark.django_db
def test_every_interest_has_its_article():
    for row in Interest.objects.exclude(code=UNNAMED):
        assert liked(row).startswith(("le ", "la ", "les ", "l’")), row.code
    assert len(DOMAINS) == 19
    assert len(ACTIVITIES) == 52


def test_the_design_s_sentence():
    facts = Facts(likes=[interest("environnement")], km=0, when=at(28, 10))
    with time_machine.travel(MONDAY):
        assert to_resident(facts) == [
            "Vous aimez la nature et l’environnement",
            "dans votre quartier",
            "samedi matin",
        ]
    assert about_resident(facts) == ["aime la nature et l’environnement", "habite le quartier"]


def test_two_likes_are_named_and_no_more():
    likes = [interest(code) for code in ("sport", "sante", "animaux")]
    assert to_resident(Facts(likes=likes))[0] == "Vous aimez le sport, la santé"


def test_the_same_word_is_said_once():
    likes = [interest("sport"), interest("sport", "activity")]
    assert to_resident(Facts(likes=likes))[0] == "Vous aimez le sport"


def test_other_is_no_reason():
    assert "autre" not in " ".join(to_resident(Facts(likes=[interest("autre")])))


@pytest.mark.parametrize(
    ("facts", "hers", "of_her"),
    [
        (Facts(km=0), "dans votre quartier", "habite le quartier"),
        (Facts(km=1.9, adjacent=True), "quartier voisin", "habite un quartier voisin"),
        (Facts(km=3.14), distance_words(3.14), f"habite {distance_words(3.14)}"),
        (Facts(remote=True), "à distance", "accepte les suggestions"),
        (Facts(helped=True), "vous avez déjà aidé cette association", "a déjà aidé l’association"),
    ],
)
def test_each_fact_has_its_words(facts, hers, of_her):
    assert to_resident(facts) == [hers]
    assert about_resident(facts) == [of_her]


def test_there_is_always_a_true_word_to_say():
    assert to_resident(Facts()) == ["il reste des places"]
    assert about_resident(Facts()) == ["accepte les suggestions"]


@pytest.mark.parametrize(
    ("times", "words"),
    [
        (at(28, 9), "samedi matin"),
        (at(28, 14), "samedi après-midi"),
        (at(27, 19), "vendredi soir"),
        (at(30, 10), "lundi 30 novembre"),
    ],
)
def test_the_day_is_said_as_people_say_it(times, words):
    assert when(times) == [words]


@pytest.mark.parametrize("times", [(None, None), at(24, 10, hours=24 * 90)])
def test_a_period_or_no_date_says_no_day(times):
    assert when(times) == ["il reste des places"]


def test_in_english_the_label_is_said():
    with translation.override("en"):
        assert liked(interest("sport")) == "sport"


@pytest.mark.parametrize(
    ("facts", "of_several"),
    [
        (Facts(likes=[interest("sport")]), "aiment le sport"),
        (Facts(helped=True), "ont déjà aidé l’association"),
        (Facts(km=0), "habitent le quartier"),
        (Facts(km=1.9, adjacent=True), "habitent un quartier voisin"),
        (Facts(km=3.14), f"habitent {distance_words(3.14)}"),
        (Facts(), "acceptent les suggestions"),
    ],
)
def test_of_several_the_verb_agrees(facts, of_several):
    assert about_resident(facts, 19) == [of_several]


def test_the_first_of_a_month_is_said_as_it_is_spoken():
    first = datetime(2026, 12, 1, 10, tzinfo=PARIS)
    assert when((first, first + timedelta(hours=2))) == ["mardi 1er décembre"]
